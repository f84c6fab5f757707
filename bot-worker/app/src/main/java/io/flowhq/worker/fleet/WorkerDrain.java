package io.flowhq.worker.fleet;

import io.flowhq.worker.session.SessionHost;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Empties this worker, one session after the other, each closed properly and taken up elsewhere at once. */
final class WorkerDrain {

    private static final Logger log = LoggerFactory.getLogger(WorkerDrain.class);

    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofMinutes(15);
    /** All codes a page offers, and a scan at the last moment. */
    private static final Duration FOR_SCANS = Duration.ofMinutes(4);

    private static final Duration FOR_LAST_SCANS = Duration.ofSeconds(5);

    private final TaskWorkers queues;
    private final SessionHost host;
    private volatile boolean draining;

    WorkerDrain(TaskWorkers queues, SessionHost host) {
        this.queues = queues;
        this.host = host;
    }

    boolean draining() {
        return draining;
    }

    /** The operator's word; nothing happens when it was given before. */
    synchronized void begin() {
        if (!draining) {
            draining = true;
            log.info("draining: no new sessions, and {} to hand on", host.used());
            close();
            Thread.ofVirtual().name("drain").start(() -> host.handOn(AS_LONG_AS_IT_TAKES, FOR_SCANS, () -> draining));
        }
    }

    synchronized void callOff() {
        if (draining) {
            draining = false;
            log.info("no longer draining");
            queues.open();
            host.welcome(true);
        }
    }

    /** The process is about to end: the same, but not for as long as people may take to scan. */
    void leave(Duration patience) {
        synchronized (this) {
            draining = true;
            close();
        }
        log.info("leaving: {} sessions to hand on", host.used());
        host.handOn(patience, FOR_LAST_SCANS, () -> true);
    }

    private void close() {
        queues.close();
        host.welcome(false);
    }
}
