package io.flowhq.web.apikey;

import io.flowhq.client.ApiKeys;
import io.flowhq.contract.TenantId;
import io.flowhq.store.apikey.ApiKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** An API key as programs read it, without the key itself. */
@JsonNaming(SnakeCaseStrategy.class)
record KeyJson(
        String id,
        String name,
        @Nullable TenantId tenantId,
        String scopes,
        String createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {

    /** All of them, revoked ones included. */
    record All(List<KeyJson> keys, int total) {}

    /** One that was just made; the key is shown this once. */
    record Created(String id, String name, String key) {

        static Created of(ApiKeys.Created created) {
            var record = created.record();
            return new Created(Long.toString(record.id()), record.name(), created.key());
        }
    }

    static KeyJson of(ApiKey key) {
        return new KeyJson(
                Long.toString(key.id()),
                key.name(),
                key.tenant(),
                ApiKeys.words(key.scopes()),
                key.createdBy(),
                key.createdAt(),
                key.expiresAt(),
                key.revokedAt(),
                key.lastUsedAt());
    }
}
