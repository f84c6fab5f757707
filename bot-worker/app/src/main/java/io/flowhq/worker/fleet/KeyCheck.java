package io.flowhq.worker.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The worker has to have the key that the fleet's snapshots are sealed with. Looked at once a minute. A wrong key is no
 * fault where no other worker could take the sessions: profiles of this host open without it.
 */
final class KeyCheck implements HostCheck {

    private static final Logger log = LoggerFactory.getLogger(KeyCheck.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final Supplier<Optional<String>> keyFault;
    private final BooleanSupplier othersFit;
    private final InstantSource clock;
    private Instant next = Instant.MIN;
    private Optional<String> latest = Optional.empty();

    /**
     * @param keyFault why the keys of this worker do not fit
     * @param othersFit whether another worker takes sessions
     */
    KeyCheck(Supplier<Optional<String>> keyFault, BooleanSupplier othersFit, InstantSource clock) {
        this.keyFault = keyFault;
        this.othersFit = othersFit;
        this.clock = clock;
    }

    @Override
    public Optional<String> fault() {
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            try {
                latest = keyFault.get().filter(fault -> othersFit.getAsBoolean());
                next = now.plus(INTERVAL);
            } catch (DataAccessException | TransactionException e) {
                log.debug("The fleet's key is looked up later: {}", e.getMessage());
            }
        }
        return latest;
    }
}
