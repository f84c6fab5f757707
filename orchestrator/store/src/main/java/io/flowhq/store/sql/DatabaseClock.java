package io.flowhq.store.sql;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clock that decides: leases, waits and deadlines that several hosts look at are measured by the database's. */
public final class DatabaseClock {

    private final JdbcClient jdbc;

    public DatabaseClock(ReservedConnections connections) {
        this.jdbc = connections.jdbc();
    }

    public Instant now() {
        return jdbc.sql("select clock_timestamp()").query(Instant.class).single();
    }

    /**
     * How far the database is ahead of {@code clock}, negative when it is behind; exact to half the time that the question
     * took.
     */
    public Duration aheadOf(InstantSource clock) {
        now(); // so that no connection is opened between the two readings
        Instant asked = clock.instant();
        Instant database = now();
        Instant answered = clock.instant();
        return Duration.between(asked.plus(Duration.between(asked, answered).dividedBy(2)), database);
    }
}
