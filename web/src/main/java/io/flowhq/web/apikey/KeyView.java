package io.flowhq.web.apikey;

import io.flowhq.client.ApiKeys;
import io.flowhq.store.apikey.ApiKey;
import io.flowhq.store.tenant.TenantConfig;
import io.flowhq.web.page.RelativeTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API key in a row of the page.
 *
 * @param state {@code valid}, {@code expired} or {@code revoked}
 * @param lastUsed null when it never was
 */
record KeyView(
        long id,
        String name,
        @Nullable String tenant,
        String scopes,
        String state,
        RelativeTime created,
        @Nullable RelativeTime lastUsed) {

    static KeyView of(ApiKey key, Instant now) {
        var zone = TenantConfig.DEFAULT_TIME_ZONE;
        return new KeyView(
                key.id(),
                key.name(),
                key.tenant() == null ? null : key.tenant().toString(),
                ApiKeys.words(key.scopes()),
                key.revokedAt() != null ? "revoked" : key.isValid(now) ? "valid" : "expired",
                RelativeTime.of(key.createdAt(), now, zone),
                key.lastUsedAt() == null ? null : RelativeTime.of(key.lastUsedAt(), now, zone));
    }
}
