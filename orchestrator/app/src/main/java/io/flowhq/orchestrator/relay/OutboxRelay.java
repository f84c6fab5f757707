package io.flowhq.orchestrator.relay;

import io.flowhq.runtime.schedule.PeriodicTask;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeSubscriptions;
import io.flowhq.store.lifecycle.CommandOutbox;
import io.flowhq.store.lifecycle.OutboxCommand;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Empties the outbox as it fills: PostgreSQL notifies it of new commands, and it polls every few seconds in case a
 * notification is lost. Any number of relays may run; each command is claimed by one of them at a time.
 */
@Component
class OutboxRelay extends PeriodicTask {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(2);
    private static final Duration LEASE = OutboxDispatcher.ACCEPT_TIMEOUT.multipliedBy(3);
    private static final int CONCURRENCY = 16;

    private final CommandOutbox outbox;
    private final OutboxDispatcher outboxDispatcher;
    private final ChangeSubscriptions changeSubscriptions;
    private final Semaphore news = new Semaphore(0);
    private final Semaphore free = new Semaphore(CONCURRENCY);

    private @Nullable AutoCloseable subscription;
    private @Nullable ExecutorService deliveries;
    private boolean databaseAway;

    OutboxRelay(CommandOutbox outbox, OutboxDispatcher outboxDispatcher, ChangeSubscriptions changeSubscriptions) {
        super("outbox-relay");
        this.outbox = outbox;
        this.outboxDispatcher = outboxDispatcher;
        this.changeSubscriptions = changeSubscriptions;
    }

    @Override
    public void start() {
        deliveries = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("delivery-", 0).factory());
        subscription = changeSubscriptions.subscribe(change -> {
            if (change.kind() == ChangeNotification.Kind.OUTBOX || change.kind() == ChangeNotification.Kind.RESYNC) {
                news.release();
            }
        });
        super.start();
    }

    @Override
    protected Duration round() {
        ExecutorService threads = deliveries;
        try {
            if (threads != null && !handOut(threads)) {
                news.tryAcquire(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return Duration.ZERO;
    }

    /** @return whether there may be more */
    private boolean handOut(ExecutorService threads) throws InterruptedException {
        free.acquire();
        int room = 1 + free.drainPermits();
        List<OutboxCommand> claimed = claim(room);
        free.release(room - claimed.size());
        for (OutboxCommand command : claimed) {
            threads.execute(() -> {
                try {
                    outboxDispatcher.deliver(command);
                    news.release();
                } catch (DataAccessException | TransactionException databaseGone) {
                    log.debug("{} of tenant {} will be sent again", command.kind(), command.tenant(), databaseGone);
                } finally {
                    free.release();
                }
            });
        }
        return claimed.size() == room;
    }

    private List<OutboxCommand> claim(int room) {
        try {
            List<OutboxCommand> claimed = outbox.claim(room, LEASE);
            if (databaseAway) {
                log.info("The outbox can be read again");
                databaseAway = false;
            }
            return claimed;
        } catch (DataAccessException | TransactionException away) {
            if (!databaseAway) {
                log.warn("The outbox cannot be read, its commands wait: {}", away.getMessage());
                databaseAway = true;
            }
            return List.of();
        }
    }

    @Override
    public void stop() {
        try {
            if (subscription != null) {
                subscription.close();
            }
        } catch (Exception alreadyClosed) {
            log.debug("Unsubscribing", alreadyClosed);
        }
        super.stop();
        if (deliveries != null) {
            deliveries.shutdownNow();
        }
    }
}
