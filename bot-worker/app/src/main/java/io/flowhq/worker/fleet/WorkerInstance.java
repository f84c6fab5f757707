package io.flowhq.worker.fleet;

import io.flowhq.contract.WorkerId;
import io.flowhq.store.fleet.WorkerReport;
import io.flowhq.store.fleet.Workers;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * This process among those that could have the same worker name. Two with one name would share every lease and open two
 * browsers on one account, so the second does not start: on one machine a lock beside the profiles stops it, and across
 * machines a report that another process goes on renewing.
 */
final class WorkerInstance implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WorkerInstance.class);
    private static final String LOCK = ".worker-lock";
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    private final WorkerId worker;
    private final Workers workers;
    private final String id;
    private final String machine;
    private final FileChannel channel;
    private final @Nullable FileLock lock;

    private WorkerInstance(
            WorkerId worker, Workers workers, String machine, FileChannel channel, @Nullable FileLock lock) {
        this.worker = worker;
        this.workers = workers;
        this.machine = machine;
        this.id = machine + "/" + UUID.randomUUID();
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * @param machine the name of this machine
     * @throws IllegalStateException when another process on this machine uses the folder
     */
    static WorkerInstance on(Path profiles, WorkerId worker, Workers workers, String machine) {
        try {
            FileChannel channel =
                    FileChannel.open(profiles.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new IllegalStateException("Another bot-worker uses the folder " + profiles
                        + "; give each one a SESSIONS_PATH and a FLOWHQ_WORKER_NAME of its own");
            }
            return new WorkerInstance(worker, workers, machine, channel, lock);
        } catch (IOException e) {
            throw new IllegalStateException("The folder " + profiles + " for browser profiles cannot be locked", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    String id() {
        return id;
    }

    /**
     * Returns when no other process has this worker's name. One of this machine that still stands in the table has died,
     * since the lock is held; one of another machine is waited for until it counts as gone.
     *
     * @throws IllegalStateException when another process reports meanwhile
     */
    void awaitName() throws InterruptedException {
        Instant firstSeen = null;
        while (true) {
            try {
                Optional<WorkerReport> report = workers.find(worker);
                Optional<String> other =
                        workers.instance(worker).filter(instance -> !instance.startsWith(machine + "/"));
                if (report.isEmpty() || other.isEmpty() || report.get().isGone(Instant.now())) {
                    return;
                }
                Instant seen = report.get().lastSeenAt();
                if (firstSeen == null) {
                    firstSeen = seen;
                    log.info(
                            "Waiting until it is sure that {} has ended, the last process named {}",
                            other.get(),
                            worker);
                } else if (seen.isAfter(firstSeen)) {
                    throw new IllegalStateException(
                            "Another bot-worker is running under the name %s (%s); set FLOWHQ_WORKER_NAME to a name of its own"
                                    .formatted(worker, other.get()));
                }
            } catch (DataAccessException | TransactionException e) {
                log.debug("It is not known yet whether the name is free: {}", e.getMessage());
            }
            Thread.sleep(POLL_INTERVAL);
        }
    }

    /** Leaves the name to the next process. */
    @Override
    public void close() {
        try {
            workers.release(worker, id);
        } catch (DataAccessException | TransactionException e) {
            log.debug("The name is free when this process counts as gone: {}", e.getMessage());
        }
        try {
            if (lock != null) {
                lock.release();
            }
            channel.close();
        } catch (IOException e) {
            log.debug("The lock ends with the process: {}", e.getMessage());
        }
    }
}
