package io.flowhq.web.setup;

import io.flowhq.client.TenantSetup;
import io.flowhq.store.portal.SetupRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an operator can do with a request; the constants' names in lower case are the last part of the address. */
enum SetupDecision {
    REVIEW {
        @Override
        SetupRequest make(TenantSetup setup, UUID id, @Nullable String notes, String by) {
            return setup.review(id, by);
        }
    },
    APPROVE {
        @Override
        SetupRequest make(TenantSetup setup, UUID id, @Nullable String notes, String by) {
            return setup.approve(id, notes, by);
        }
    },
    REJECT {
        @Override
        SetupRequest make(TenantSetup setup, UUID id, @Nullable String notes, String by) {
            return setup.reject(id, notes, by);
        }
    };

    abstract SetupRequest make(TenantSetup setup, UUID id, @Nullable String notes, String by);
}
