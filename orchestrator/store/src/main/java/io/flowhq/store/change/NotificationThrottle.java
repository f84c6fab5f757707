package io.flowhq.store.change;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Lets one notification of each key pass in an interval; those that come meanwhile become one, sent when the interval is
 * over.
 */
final class NotificationThrottle<K> implements AutoCloseable {

    static final Duration INTERVAL = Duration.ofMillis(250);

    private static final Logger log = LoggerFactory.getLogger(NotificationThrottle.class);

    private final Consumer<K> send;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("change-notifier").factory());

    /** Keys whose interval is running, and whether something waits for its end. */
    private final Map<K, Boolean> running = new HashMap<>();

    NotificationThrottle(Consumer<K> send) {
        this.send = send;
    }

    /** Whether the caller may send now; the interval then begins. */
    synchronized boolean mayPass(K key) {
        if (timer.isShutdown()) {
            return true;
        }
        if (running.containsKey(key)) {
            return false;
        }
        begin(key);
        return true;
    }

    /** Sends when the interval that is running is over, or soon when none is. */
    synchronized void later(K key) {
        if (running.containsKey(key)) {
            running.put(key, true);
        } else if (!timer.isShutdown()) {
            begin(key);
            timer.execute(() -> trySend(key));
        }
    }

    private void begin(K key) {
        running.put(key, false);
        timer.schedule(() -> end(key), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void end(K key) {
        synchronized (this) {
            if (!Boolean.TRUE.equals(running.remove(key)) || timer.isShutdown()) {
                return;
            }
            begin(key);
        }
        trySend(key);
    }

    private void trySend(K key) {
        try {
            send.accept(key);
        } catch (DataAccessException away) {
            // Whoever listens has lost its connection too, and reads everything again when it is back.
            log.debug("A change of {} was not announced", key, away);
        }
    }

    @Override
    public synchronized void close() {
        timer.shutdownNow();
    }
}
