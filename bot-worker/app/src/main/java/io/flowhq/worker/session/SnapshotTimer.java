package io.flowhq.worker.session;

import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.runtime.log.TenantLogContext;
import io.flowhq.worker.snapshot.SnapshotSettings;
import io.flowhq.worker.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Takes the snapshots of a session that runs, beside it: a while after it connected, then every now and then. */
final class SnapshotTimer {

    private static final Logger log = LoggerFactory.getLogger(SnapshotTimer.class);

    private static final Duration UNDER_WAY_TIMEOUT = Duration.ofSeconds(20);

    private final SessionAssignment session;
    private final SnapshotStore snapshots;
    private final SnapshotSettings settings;
    private final Path profile;
    private final RandomGenerator random;
    private @Nullable Instant next;
    private volatile @Nullable Thread running;

    SnapshotTimer(
            SessionAssignment session,
            SnapshotStore snapshots,
            SnapshotSettings settings,
            Path profile,
            RandomGenerator random) {
        this.session = session;
        this.snapshots = snapshots;
        this.settings = settings;
        this.profile = profile;
        this.random = random;
    }

    /** @param connectedAt null as long as there is nothing to keep */
    void tick(Instant now, @Nullable Instant connectedAt) {
        if (connectedAt == null) {
            return;
        }
        if (next == null) {
            next = connectedAt.plus(settings.firstAfter());
        }
        if (!now.isBefore(next)) {
            long period = settings.every().toMillis();
            next = now.plusMillis(period * 3 / 4 + random.nextLong(Math.max(1, period / 2)));
            running = Thread.ofVirtual()
                    .name("snapshot-" + session.tenant())
                    .start(TenantLogContext.of(session.tenant(), () -> take(false)));
        }
    }

    /**
     * The browser has closed; waits for a snapshot under way, whose data is older.
     *
     * @return whether it was saved
     */
    boolean takeClean() {
        Thread before = running;
        try {
            if (before != null && !before.join(UNDER_WAY_TIMEOUT)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return take(true);
    }

    private boolean take(boolean clean) {
        try {
            return snapshots.take(session.tenant(), session.epoch(), profile, clean);
        } catch (IOException | DataAccessException | TransactionException e) {
            log.warn("No snapshot of epoch {}: {}", session.epoch(), e.getMessage());
            return false;
        }
    }
}
