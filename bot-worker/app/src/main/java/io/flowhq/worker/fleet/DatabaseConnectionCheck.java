package io.flowhq.worker.fleet;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL has to have answered lately. Asked on a thread of its own, because an answer may be long in coming. */
final class DatabaseConnectionCheck implements HostCheck {

    private static final Logger log = LoggerFactory.getLogger(DatabaseConnectionCheck.class);
    private static final Duration MAX_SILENCE = Duration.ofSeconds(10);

    private final Runnable query;
    private final LongSupplier nanoTime;
    private volatile long answeredAt;
    private volatile boolean asking;

    /**
     * @param query returns when PostgreSQL has answered and throws when it has not
     * @param nanoTime {@link System#nanoTime}
     */
    DatabaseConnectionCheck(Runnable query, LongSupplier nanoTime) {
        this.query = query;
        this.nanoTime = nanoTime;
        this.answeredAt = nanoTime.getAsLong();
    }

    @Override
    public Optional<String> fault() {
        if (!asking) {
            asking = true;
            Thread.ofVirtual().name("database-check").start(this::ask);
        }
        return nanoTime.getAsLong() - answeredAt > MAX_SILENCE.toNanos()
                ? Optional.of("PostgreSQL has not answered this worker for %d s".formatted(MAX_SILENCE.toSeconds()))
                : Optional.empty();
    }

    /** After an outage it is found out only with the next question that PostgreSQL is there again. */
    @Override
    public boolean mayPass() {
        return true;
    }

    private void ask() {
        try {
            query.run();
            answeredAt = nanoTime.getAsLong();
        } catch (RuntimeException e) {
            log.debug("PostgreSQL did not answer: {}", e.getMessage());
        } finally {
            asking = false;
        }
    }
}
