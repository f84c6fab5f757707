package io.flowhq.store.fleet;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which orchestrators take commands, by their own word and the database's clock. */
public class OrchestratorHeartbeats {

    /** How often each says so. */
    public static final Duration EVERY = Duration.ofSeconds(5);

    /** One that has been silent for longer is gone; one that is only being restarted is back sooner. */
    public static final Duration GONE_AFTER = Duration.ofSeconds(15);

    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private final JdbcClient jdbc;

    OrchestratorHeartbeats(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** This one begins; those that have long been gone are forgotten. */
    public void begin(UUID orchestrator) {
        beat(orchestrator);
        jdbc.sql("delete from orchestrators where last_seen_at < clock_timestamp() - make_interval(secs => :long)")
                .param("long", FORGOTTEN_AFTER.toSeconds())
                .update();
    }

    public void beat(UUID orchestrator) {
        jdbc.sql("""
                insert into orchestrators (id, last_seen_at)
                values (:id, clock_timestamp())
                on conflict (id) do update set last_seen_at = excluded.last_seen_at
                """).param("id", orchestrator).update();
    }

    /** For how long none has said anything; empty when there has never been one. */
    public Optional<Duration> silence() {
        return jdbc.sql("select extract(epoch from clock_timestamp() - max(last_seen_at)) from orchestrators")
                .query((row, n) -> Optional.ofNullable(row.getBigDecimal(1))
                        .map(seconds ->
                                Duration.ofMillis(seconds.movePointRight(3).longValue())))
                .single();
    }
}
