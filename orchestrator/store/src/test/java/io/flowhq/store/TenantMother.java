package io.flowhq.store;

import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.contract.TenantId;
import io.flowhq.store.tenant.NewTenant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Tenants for tests; each with a phone number of its own. */
public final class TenantMother {

    private static final AtomicLong NUMBERS = new AtomicLong(255_700_000_000L);

    private TenantMother() {}

    /** A booking business that speaks Swahili. */
    public static NewTenant salon() {
        return named("Amani Salon");
    }

    public static NewTenant named(String name) {
        return new NewTenant(
                new TenantId(UUID.randomUUID()),
                name,
                Long.toString(NUMBERS.incrementAndGet()),
                Template.BOOKING,
                name,
                Language.SW);
    }
}
