package io.flowhq.runtime.database;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The database's time as this host tells it without asking: its own clock, corrected by the difference that was measured
 * last. It is the host's own time until the first measurement.
 */
public final class CorrectedClock {

    private final InstantSource clock;
    private volatile Duration databaseAhead = Duration.ZERO;

    CorrectedClock(InstantSource clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant().plus(databaseAhead);
    }

    void correct(Duration databaseAhead) {
        this.databaseAhead = databaseAhead;
    }
}
