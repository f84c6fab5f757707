package io.flowhq.worker.fleet;

import io.flowhq.contract.WorkerId;
import io.flowhq.store.fleet.Workers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns within two seconds whether the operator wants this worker empty. It polls one row rather than listens: a
 * listener would cost each worker a connection of its own and a copy of every notification of the whole fleet.
 */
final class DrainRequestPoller implements AutoCloseable {

    static final Duration INTERVAL = Duration.ofMillis(1500);

    private static final Logger log = LoggerFactory.getLogger(DrainRequestPoller.class);

    private final Workers workers;
    private final WorkerId worker;
    private final Runnable drain;
    private final Runnable callOff;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("drain-request-poller").factory());

    /**
     * @param drain called again and again while the worker is to be empty
     * @param callOff called again and again while it is not
     */
    DrainRequestPoller(Workers workers, WorkerId worker, Runnable drain, Runnable callOff) {
        this.workers = workers;
        this.worker = worker;
        this.drain = drain;
        this.callOff = callOff;
    }

    void start() {
        timer.scheduleWithFixedDelay(this::check, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Asks once, on the caller's thread. */
    void check() {
        try {
            (workers.isDraining(worker) ? drain : callOff).run();
        } catch (RuntimeException e) {
            log.debug("It is not known whether to drain: {}", e.getMessage());
        }
    }

    /** Nothing is called any more once this has returned. */
    @Override
    public void close() {
        timer.shutdownNow();
        try {
            timer.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
