package io.flowhq.worker.fleet;

import io.flowhq.worker.snapshot.SnapshotStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** The worker has to have the key that the fleet's snapshots are sealed with. Looked at once a minute. */
final class KeyCheck implements HostCheck {

    private static final Logger log = LoggerFactory.getLogger(KeyCheck.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final SnapshotStore snapshots;
    private final InstantSource clock;
    private Instant next = Instant.MIN;
    private Optional<String> latest = Optional.empty();

    KeyCheck(SnapshotStore snapshots, InstantSource clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @Override
    public Optional<String> fault() {
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            try {
                latest = snapshots.keyFault();
                next = now.plus(INTERVAL);
            } catch (DataAccessException | TransactionException e) {
                log.debug("The fleet's key is looked up later: {}", e.getMessage());
            }
        }
        return latest;
    }
}
