package io.flowhq.orchestrator.push;

import io.flowhq.orchestrator.delivery.ConcurrentDeliveries;
import io.flowhq.orchestrator.delivery.RetryDelay;
import io.flowhq.runtime.http.AddressRefused;
import io.flowhq.runtime.http.OutboundHttpClient;
import io.flowhq.runtime.schedule.PeriodicTask;
import io.flowhq.store.push.PushDelivery;
import io.flowhq.store.push.PushOutbox;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells browsers that customers wait, many at once: at most once a minute each, and not in the quiet hours of the
 * business. What a push service does not take is tried again for a day; a browser that it no longer knows is forgotten.
 */
class PushDispatcher extends PeriodicTask {

    private static final Logger log = LoggerFactory.getLogger(PushDispatcher.class);

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration OUTAGE_INTERVAL = Duration.ofSeconds(5);
    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration MESSAGE_INTERVAL = Duration.ofMinutes(1);
    private static final Duration QUIET_INTERVAL = Duration.ofMinutes(5);
    private static final Duration GIVE_UP_AFTER = Duration.ofHours(24);
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final PushOutbox outbox;
    private final PushMessages messages;
    private final OutboundHttpClient client;
    private final QuietHours quietHours;
    private final InstantSource clock;
    private final ConcurrentDeliveries deliveries;

    PushDispatcher(
            PushOutbox outbox,
            PushMessages messages,
            OutboundHttpClient client,
            QuietHours quietHours,
            InstantSource clock,
            Executor threads) {
        super("push");
        this.outbox = outbox;
        this.messages = messages;
        this.client = client;
        this.quietHours = quietHours;
        this.clock = clock;
        this.deliveries = new ConcurrentDeliveries(threads);
    }

    @Override
    protected Duration round() {
        try {
            return deliverDue() == 0 ? INTERVAL : Duration.ZERO;
        } catch (DataAccessException | TransactionException away) {
            log.debug("Browsers are told of follow-ups later: {}", away.getMessage());
            return OUTAGE_INTERVAL;
        }
    }

    /** @return how many browsers are being told now that were not before */
    int deliverDue() {
        outbox.plan();
        int room = deliveries.room();
        List<PushDelivery> due = room == 0 ? List.of() : outbox.take(clock.instant(), CLAIM_TIMEOUT, room);
        due.forEach(delivery -> deliveries.begin(delivery, this::deliver));
        return due.size();
    }

    private void deliver(PushDelivery delivery) {
        Instant now = clock.instant();
        if (delivery.waiting() == 0) {
            outbox.settled(delivery, now);
        } else if (quietHours.areNow(delivery.tenant())) {
            outbox.later(delivery, now.plus(QUIET_INTERVAL));
        } else {
            send(delivery);
        }
    }

    private void send(PushDelivery delivery) {
        try {
            int status = client.post(delivery.endpoint(), messages.headers(delivery), messages.body(delivery));
            if (status >= 200 && status < 300) {
                outbox.settled(delivery, clock.instant().plus(MESSAGE_INTERVAL));
            } else if (status == NOT_FOUND || status == GONE) {
                outbox.gone(delivery);
            } else {
                failed(delivery);
            }
        } catch (AddressRefused refused) {
            log.info("{} is forgotten: {}", delivery, refused.getMessage());
            outbox.gone(delivery);
        } catch (IOException unreachable) {
            failed(delivery);
        } catch (DataAccessException | TransactionException away) {
            throw away;
        } catch (RuntimeException unusable) {
            log.warn("{} is forgotten: its keys or its address cannot be used", delivery, unusable);
            outbox.gone(delivery);
        }
    }

    private void failed(PushDelivery delivery) {
        Instant next = clock.instant().plus(RetryDelay.after(delivery.attempts()));
        if (next.isAfter(delivery.failingSince().plus(GIVE_UP_AFTER))) {
            outbox.settled(delivery, next);
        } else {
            outbox.failed(delivery, next);
        }
    }
}
