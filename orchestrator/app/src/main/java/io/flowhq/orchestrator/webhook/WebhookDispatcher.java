package io.flowhq.orchestrator.webhook;

import io.flowhq.orchestrator.delivery.ConcurrentDeliveries;
import io.flowhq.orchestrator.delivery.RetryDelay;
import io.flowhq.runtime.http.AddressRefused;
import io.flowhq.runtime.http.OutboundHttpClient;
import io.flowhq.runtime.schedule.PeriodicTask;
import io.flowhq.store.webhook.WebhookDelivery;
import io.flowhq.store.webhook.WebhookOutbox;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Takes due events from the outbox and posts each to its receiver, many at once. One that is not taken with a 2xx is tried
 * again after 5, 15, 45 seconds and so on, at most an hour apart, for a day; then it is given up until somebody sends it
 * once more.
 */
class WebhookDispatcher extends PeriodicTask {

    private static final Logger log = LoggerFactory.getLogger(WebhookDispatcher.class);

    private static final Duration BUSY_INTERVAL = Duration.ofMillis(20);
    private static final Duration IDLE_INTERVAL = Duration.ofMillis(500);
    private static final Duration OUTAGE_INTERVAL = Duration.ofSeconds(5);
    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration GIVE_UP_AFTER = Duration.ofHours(24);
    private static final Duration RETENTION = Duration.ofDays(7);
    private static final Duration FORGET_INTERVAL = Duration.ofHours(1);
    private static final int FORGOTTEN_AT_ONCE = 1_000;

    private final WebhookOutbox outbox;
    private final OutboundHttpClient client;
    private final InstantSource clock;
    private final ConcurrentDeliveries deliveries;
    private Instant forgetAt = Instant.EPOCH;

    WebhookDispatcher(WebhookOutbox outbox, OutboundHttpClient client, InstantSource clock, Executor threads) {
        super("webhooks");
        this.outbox = outbox;
        this.client = client;
        this.clock = clock;
        this.deliveries = new ConcurrentDeliveries(threads);
    }

    @Override
    protected Duration round() {
        try {
            Duration next = deliverDue() == 0 ? IDLE_INTERVAL : BUSY_INTERVAL;
            forget();
            return next;
        } catch (DataAccessException | TransactionException away) {
            log.debug("Events are delivered later: {}", away.getMessage());
            return OUTAGE_INTERVAL;
        }
    }

    /** @return how many events are under way now that were not before */
    int deliverDue() {
        int room = deliveries.room();
        List<WebhookDelivery> due = room == 0 ? List.of() : outbox.take(clock.instant(), CLAIM_TIMEOUT, room);
        due.forEach(delivery -> deliveries.begin(delivery, this::deliver));
        return due.size();
    }

    private void deliver(WebhookDelivery delivery) {
        try {
            byte[] body = delivery.body().getBytes(StandardCharsets.UTF_8);
            int status = client.post(delivery.url(), headers(delivery, body), body);
            if (status >= 200 && status < 300) {
                outbox.delivered(delivery, clock.instant());
            } else {
                failed(delivery, "the receiver answered " + status);
            }
        } catch (AddressRefused refused) {
            outbox.dead(delivery, clock.instant(), String.valueOf(refused.getMessage()));
        } catch (SocketTimeoutException slow) {
            failed(delivery, "the receiver took too long");
        } catch (IOException broken) {
            failed(delivery, "the receiver cannot be reached");
        } catch (DataAccessException | TransactionException away) {
            throw away;
        } catch (RuntimeException unexpected) {
            // Without an end it would be taken again and again, and stand before all that comes after it.
            log.warn("{} could not be delivered", delivery, unexpected);
            failed(delivery, "it could not be delivered");
        }
    }

    private Map<String, String> headers(WebhookDelivery delivery, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Webhook-Request-Id", UUID.randomUUID().toString());
        headers.put("X-Webhook-Timestamp", Long.toString(clock.millis()));
        headers.put("X-Webhook-Event-Id", delivery.eventId());
        headers.put("X-Webhook-Hmac", WebhookSignature.of(body, delivery.secret()));
        headers.put("X-Webhook-Hmac-Algorithm", "sha512");
        return headers;
    }

    private void failed(WebhookDelivery delivery, String why) {
        Instant now = clock.instant();
        Instant next = now.plus(RetryDelay.after(delivery.attempts()));
        if (next.isAfter(delivery.firstAt().plus(GIVE_UP_AFTER))) {
            outbox.dead(delivery, now, why);
        } else {
            outbox.failed(delivery, next, why);
        }
    }

    private void forget() {
        Instant now = clock.instant();
        if (!forgetAt.isAfter(now)) {
            boolean more = outbox.forget(now.minus(RETENTION), FORGOTTEN_AT_ONCE) == FORGOTTEN_AT_ONCE;
            forgetAt = more ? now : now.plus(FORGET_INTERVAL);
        }
    }
}
