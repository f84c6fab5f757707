package io.flowhq.worker.fleet;

import io.flowhq.contract.WorkerId;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.store.session.SessionLeases;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Releases, at start, the leases of the process that used these profiles before: it must have ended, for this one holds the
 * lock on the folder now. Its tenants then need not wait until their leases run out. The leases of any other process of
 * this name, as on a copy of the volume, are left alone.
 */
final class PredecessorLeases implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PredecessorLeases.class);
    private static final String LOCK = "worker-lock";
    private static final String INSTANCE = "worker-instance";

    private final Path profiles;
    private final WorkerId worker;
    private final SessionLeases leases;
    private @Nullable FileChannel channel;
    private List<SessionAssignment> ended = List.of();

    PredecessorLeases(Path profiles, WorkerId worker, SessionLeases leases) {
        this.profiles = profiles;
        this.worker = worker;
        this.leases = leases;
    }

    /** Before sessions are taken. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1;
    }

    @Override
    public void start() {
        try {
            Files.createDirectories(profiles);
            channel = FileChannel.open(profiles.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                log.warn("Another process uses the profiles in {}; its leases are left alone", profiles);
                return;
            }
            Path file = profiles.resolve(INSTANCE);
            if (Files.exists(file)) {
                release(UUID.fromString(Files.readString(file).strip()));
            }
            Files.writeString(file, leases.instance() + "\n");
        } catch (IOException | IllegalArgumentException | DataAccessException unknown) {
            log.warn("The leases of the former process are left to run out: {}", unknown.toString());
        }
    }

    private void release(UUID predecessor) {
        ended = leases.releaseAll(worker, predecessor);
        if (!ended.isEmpty()) {
            log.info("Released {} leases of the process that used these profiles before", ended.size());
        }
    }

    /** The sessions that ended with the former process; empty when it closed them itself. */
    List<SessionAssignment> endedSessions() {
        return ended;
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException thisProcessHasIt) {
            return false;
        }
    }

    @Override
    public void stop() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException unlocked) {
            log.debug("The lock on the profiles was not released properly", unlocked);
        }
        channel = null;
    }

    @Override
    public boolean isRunning() {
        return channel != null;
    }
}
