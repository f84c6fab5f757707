package io.flowhq.web.audit;

import io.flowhq.client.TenantReads;
import io.flowhq.client.refusal.AmbiguousTenant;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.contract.TenantId;
import io.flowhq.store.portal.AuditFilter;
import org.jspecify.annotations.Nullable;

/**
 * The lines of the audit trail that somebody asks for, by the parameters of the address.
 *
 * @param tenant id, beginning of the id, or name
 * @param actor part of the name of who did it
 * @param act what was done
 * @param from the first day or instant
 * @param until the last
 */
record AuditQuery(
        @Nullable String tenant,
        @Nullable String actor,
        @Nullable String act,
        @Nullable DayOrInstant from,
        @Nullable DayOrInstant until,
        @Nullable Integer page) {

    static final int MAX_PAGE = 100_000;

    /**
     * @throws TenantNotFound when none is meant
     * @throws AmbiguousTenant when several are
     */
    AuditFilter filter(TenantReads tenants) {
        return new AuditFilter(
                tenantId(tenants),
                actor,
                act,
                from == null ? null : from.begin(),
                until == null ? null : until.end(),
                page == null ? 0 : Math.clamp(page, 0, MAX_PAGE),
                AuditFilter.DEFAULT_SIZE);
    }

    private @Nullable TenantId tenantId(TenantReads tenants) {
        var asked = given(tenant);
        if (asked == null) {
            return null;
        }
        try {
            // The trail knows tenants that are gone, by their whole id.
            return TenantId.of(asked);
        } catch (IllegalArgumentException name) {
            return tenants.get(asked).tenant().id();
        }
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
