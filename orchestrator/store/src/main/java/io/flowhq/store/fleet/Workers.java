package io.flowhq.store.fleet;

import io.flowhq.contract.WorkerId;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeNotifier;
import io.flowhq.store.sql.TimestampColumns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The fleet of bot-workers, those that are gone included. An operator's request to drain outlives any report. */
public class Workers {

    private static final String SELECT = """
            select id, slots, used, draining or drain_asked as draining, memory, started_at, last_seen_at, fault
            from workers
            """;

    private final JdbcClient jdbc;
    private final ChangeNotifier changeNotifier;

    Workers(JdbcClient jdbc, ChangeNotifier changeNotifier) {
        this.jdbc = jdbc;
        this.changeNotifier = changeNotifier;
    }

    @Transactional
    public void report(WorkerReport report) {
        jdbc.sql("""
                insert into workers (id, slots, used, draining, memory, started_at, last_seen_at, fault)
                values (:id, :slots, :used, :draining, :memory, :startedAt, :lastSeenAt, :fault)
                on conflict (id) do update
                set slots = excluded.slots, used = excluded.used, draining = excluded.draining,
                    memory = excluded.memory, started_at = excluded.started_at, last_seen_at = excluded.last_seen_at,
                    fault = excluded.fault
                """)
                .param("id", report.id().value())
                .param("slots", report.slots())
                .param("used", report.used())
                .param("draining", report.draining())
                .param("memory", report.memory())
                .param("startedAt", TimestampColumns.sql(report.startedAt()))
                .param("lastSeenAt", TimestampColumns.sql(report.lastSeenAt()))
                .param("fault", report.fault())
                .update();
        changeNotifier.notify(ChangeNotification.Kind.WORKER, null);
    }

    /** In the order of their names. */
    public List<WorkerReport> all() {
        return jdbc.sql(SELECT + "order by id").query(WorkerReport.class).list();
    }

    /** Whether any worker but this one takes sessions. */
    public boolean othersFit(WorkerId worker, Instant now) {
        return all().stream()
                .filter(other -> !other.id().equals(worker))
                .anyMatch(other -> !other.isGone(now) && !other.draining() && other.fault() == null);
    }

    public Optional<WorkerReport> find(WorkerId worker) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", worker.value())
                .query(WorkerReport.class)
                .optional();
    }

    /** @return false when nobody knows this worker */
    @Transactional
    public boolean drain(WorkerId worker) {
        return ask(worker, true);
    }

    /** @return false when nobody knows this worker */
    @Transactional
    public boolean undrain(WorkerId worker) {
        return ask(worker, false);
    }

    /** Whether the operator wants this worker empty. */
    public boolean isDraining(WorkerId worker) {
        return jdbc.sql("select drain_asked from workers where id = :id")
                .param("id", worker.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private boolean ask(WorkerId worker, boolean drain) {
        boolean known = jdbc.sql("update workers set drain_asked = :drain where id = :id")
                        .param("id", worker.value())
                        .param("drain", drain)
                        .update()
                == 1;
        if (known) {
            changeNotifier.notify(ChangeNotification.Kind.DRAIN, null);
        }
        return known;
    }
}
