package io.flowhq.worker.fleet;

import io.flowhq.worker.session.SessionHost;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Empties this worker, one session after the other; each is closed in good order and opened elsewhere at once. */
final class WorkerDrain {

    private static final Logger log = LoggerFactory.getLogger(WorkerDrain.class);

    private static final Duration DRAIN_TIMEOUT = Duration.ofMinutes(15);
    /** All codes a page offers, and a scan at the last moment. */
    private static final Duration SCANS_TIMEOUT = Duration.ofMinutes(4);

    private static final Duration LAST_SCANS_TIMEOUT = Duration.ofSeconds(5);

    private final TaskWorkers queues;
    /** A moved session is offered to the fleet within about a second, to the poll of this worker as to any other. */
    private static final Duration LAST_POLL_TIMEOUT = Duration.ofSeconds(3);

    private final SessionHost host;
    private final SessionSlots slots;
    private volatile boolean draining;

    WorkerDrain(TaskWorkers queues, SessionHost host, SessionSlots slots) {
        this.queues = queues;
        this.host = host;
        this.slots = slots;
    }

    boolean draining() {
        return draining;
    }

    /** On the operator's request; nothing happens when it was made before. */
    synchronized void begin() {
        if (!draining) {
            draining = true;
            log.info("Draining: no new sessions, {} to move", host.used());
            close();
            Thread.ofVirtual().name("drain").start(() -> host.handOn(DRAIN_TIMEOUT, SCANS_TIMEOUT, () -> draining));
        }
    }

    synchronized void callOff() {
        if (draining) {
            draining = false;
            log.info("No longer draining");
            queues.open();
            host.welcome(true);
        }
    }

    /** The process is about to end: the same, but not for as long as people may take to scan. */
    void leave(Duration timeout) {
        synchronized (this) {
            draining = true;
            close();
        }
        int sessions = host.used();
        log.info("Stopping: {} sessions to move", sessions);
        host.handOn(timeout, LAST_SCANS_TIMEOUT, () -> true);
        if (sessions > 0) {
            refuseWhatIsStillOffered();
        }
    }

    /** One of the moved sessions may come back by the poll that was under way; it is refused while this process can. */
    private void refuseWhatIsStillOffered() {
        try {
            if (!slots.awaitLastPoll(LAST_POLL_TIMEOUT)) {
                log.debug("The last poll brought nothing back");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void close() {
        queues.close();
        host.welcome(false);
    }
}
