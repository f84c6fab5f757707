package io.flowhq.store.webhook;

import io.flowhq.contract.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one webhook.
 *
 * @param eventId the same at every attempt
 * @param chatId events of one chat arrive in their order; empty for what concerns no chat
 * @param attempts begun so far
 * @param firstAt when retrying began
 * @param error of the last attempt
 */
public record WebhookDelivery(
        TenantId tenant,
        long id,
        long webhookId,
        String url,
        String secret,
        String eventId,
        String event,
        String chatId,
        String body,
        int attempts,
        Instant firstAt,
        @Nullable String error) {

    /** Without the secret, the words and the number. */
    @Override
    public String toString() {
        return "WebhookDelivery[" + tenant + " " + id + " " + event + "]";
    }
}
