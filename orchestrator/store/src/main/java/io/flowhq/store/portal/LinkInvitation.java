package io.flowhq.store.portal;

import io.flowhq.contract.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address under which a tenant's phone can be linked without an account.
 *
 * @param createdBy who sent it, for the audit trail
 * @param endedAt when the tenant was linked or another invitation took its place; null while it holds
 */
public record LinkInvitation(
        UUID id,
        TenantId tenant,
        String createdBy,
        Instant expiresAt,
        @Nullable Instant endedAt) {

    public boolean holdsAt(Instant now) {
        return endedAt == null && expiresAt.isAfter(now);
    }
}
