package io.flowhq.web.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.flowhq.store.webhook.Webhook;
import io.flowhq.store.webhook.WebhookDelivery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A webhook as programs read it.
 *
 * @param secret in the answer that added it, and not again
 */
@JsonNaming(SnakeCaseStrategy.class)
record WebhookJson(
        String id,
        String url,
        List<String> events,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret,

        String createdBy,
        Instant createdAt) {

    static WebhookJson of(Webhook webhook, boolean withSecret) {
        return new WebhookJson(
                Long.toString(webhook.id()),
                webhook.url(),
                webhook.events(),
                withSecret ? webhook.secret() : null,
                webhook.createdBy(),
                webhook.createdAt());
    }

    /** All of a tenant. */
    record All(List<WebhookJson> webhooks, int total) {}

    /** An event that was given up; its words stay where they are. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Dead(
            String id,
            String webhookId,
            String eventId,
            String event,
            int attempts,
            Instant firstAt,
            @Nullable String error) {

        static Dead of(WebhookDelivery delivery) {
            return new Dead(
                    Long.toString(delivery.id()),
                    Long.toString(delivery.webhookId()),
                    delivery.eventId(),
                    delivery.event(),
                    delivery.attempts(),
                    delivery.firstAt(),
                    delivery.error());
        }
    }

    /** Some of what was given up, the oldest first. */
    record AllDead(List<Dead> events, int total) {}

    /** How many events are on their way again. */
    record Replayed(int events) {}
}
