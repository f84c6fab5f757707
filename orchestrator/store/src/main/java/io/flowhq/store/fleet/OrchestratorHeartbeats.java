package io.flowhq.store.fleet;

import io.flowhq.store.sql.ReservedConnections;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which orchestrators take commands, by their heartbeats and the database's clock. */
public class OrchestratorHeartbeats {

    /** Between two heartbeats of one orchestrator. */
    public static final Duration INTERVAL = Duration.ofSeconds(5);

    /** Without a heartbeat for longer, an orchestrator is gone; one that is being restarted is back sooner. */
    public static final Duration GONE_AFTER = Duration.ofSeconds(15);

    private static final Duration RETENTION = Duration.ofDays(1);

    private final JdbcClient jdbc;

    OrchestratorHeartbeats(ReservedConnections connections) {
        this.jdbc = connections.jdbc();
    }

    /** The first heartbeat; removes orchestrators that have been gone for a day. */
    public void begin(UUID orchestrator) {
        beat(orchestrator);
        jdbc.sql("delete from orchestrators where last_seen_at < clock_timestamp() - make_interval(secs => :retention)")
                .param("retention", RETENTION.toSeconds())
                .update();
    }

    public void beat(UUID orchestrator) {
        jdbc.sql("""
                insert into orchestrators (id, last_seen_at)
                values (:id, clock_timestamp())
                on conflict (id) do update set last_seen_at = excluded.last_seen_at
                """).param("id", orchestrator).update();
    }

    /** The age of the newest heartbeat of any; empty when there has never been one. */
    public Optional<Duration> silence() {
        return jdbc.sql("select extract(epoch from clock_timestamp() - max(last_seen_at)) from orchestrators")
                .query((row, n) -> Optional.ofNullable(row.getBigDecimal(1))
                        .map(seconds ->
                                Duration.ofMillis(seconds.movePointRight(3).longValue())))
                .single();
    }

    /** How many are there. */
    public int count() {
        return jdbc.sql("""
                        select count(*) from orchestrators
                        where last_seen_at > clock_timestamp() - make_interval(secs => :gone)
                        """)
                .param("gone", GONE_AFTER.toSeconds())
                .query(Integer.class)
                .single();
    }
}
