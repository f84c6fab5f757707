package io.flowhq.store.webhook;

import io.flowhq.contract.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * Where events of a tenant are sent.
 *
 * @param events their names; {@code *} for all
 * @param secret the key that each body is signed with
 */
public record Webhook(
        TenantId tenant, long id, String url, List<String> events, String secret, String createdBy, Instant createdAt) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "Webhook[" + tenant + " " + id + "]";
    }
}
