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

/**
 * Takes the snapshots of a session that runs, beside it: a while after it connected, then every now and then. One of which
 * there is no snapshot at all, as it was linked just now, does not wait: until then it lives on this disk alone.
 */
final class SnapshotTimer {

    private static final Logger log = LoggerFactory.getLogger(SnapshotTimer.class);

    private static final Duration UNDER_WAY_TIMEOUT = Duration.ofSeconds(20);

    /** What the page has just been told by WhatsApp has reached its storage by then. */
    private static final Duration MISSING_AFTER = Duration.ofSeconds(3);

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
        Instant first = connectedAt.plus(settings.firstAfter());
        if (next == null) {
            Instant missing = connectedAt.plus(MISSING_AFTER);
            next = missing.isBefore(first) ? missing : first;
        }
        if (now.isBefore(next)) {
            return;
        }
        if (now.isBefore(first) && next.isBefore(first)) {
            next = first;
            run(this::takeMissing);
        } else {
            long period = settings.every().toMillis();
            next = now.plusMillis(period * 3 / 4 + random.nextLong(Math.max(1, period / 2)));
            run(() -> take(false));
        }
    }

    private void run(Runnable snapshot) {
        running = Thread.ofVirtual()
                .name("snapshot-" + session.tenant())
                .start(TenantLogContext.of(session.tenant(), snapshot));
    }

    private void takeMissing() {
        try {
            if (snapshots.newest(session.tenant()).isEmpty()) {
                take(false);
            }
        } catch (DataAccessException e) {
            log.warn("Whether there is a snapshot of epoch {} is not known: {}", session.epoch(), e.getMessage());
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
