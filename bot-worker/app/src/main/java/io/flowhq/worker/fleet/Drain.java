package io.flowhq.worker.fleet;

import io.flowhq.worker.session.SessionHost;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Empties this worker, one session after the other, each closed properly and taken up elsewhere at once. */
final class Drain {

    private static final Logger log = LoggerFactory.getLogger(Drain.class);

    private final TaskWorkers queues;
    private final SessionHost host;
    private volatile boolean draining;

    Drain(TaskWorkers queues, SessionHost host) {
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
            queues.close();
            Thread.ofVirtual().name("drain").start(() -> host.handOn(Duration.ofMinutes(5), () -> draining));
        }
    }

    synchronized void callOff() {
        if (draining) {
            draining = false;
            log.info("no longer draining");
            queues.open();
        }
    }

    /** The process is about to end: the same, but not for as long as people may take to scan. */
    void leave(Duration patience) {
        synchronized (this) {
            draining = true;
            queues.close();
        }
        log.info("leaving: {} sessions to hand on", host.used());
        host.handOn(patience, () -> true);
    }
}
