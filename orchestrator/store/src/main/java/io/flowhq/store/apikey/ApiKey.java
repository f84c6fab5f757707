package io.flowhq.store.apikey;

import io.flowhq.contract.TenantId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An API key without the key itself, which nobody has but its owner.
 *
 * @param tenant the one it is for, null when it is for all
 * @param lastUsedAt exact to a minute
 */
public record ApiKey(
        long id,
        @Nullable TenantId tenant,
        String name,
        Set<ApiScope> scopes,
        String createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {

    public boolean isValid(Instant now) {
        return revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
    }

    /** Whether it is one for this tenant. */
    public boolean isFor(TenantId tenant) {
        return this.tenant == null || this.tenant.equals(tenant);
    }
}
