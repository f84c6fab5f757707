package io.flowhq.store.tenant;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.TenantStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One business.
 *
 * @param phoneNumber digits with country code; no two tenants share one; null until the owner has said it
 */
public record Tenant(
        TenantId id,
        String name,
        @Nullable String phoneNumber,
        TenantStatus status,
        Instant createdAt,
        Instant updatedAt) {}
