package io.flowhq.store.event;

import io.flowhq.contract.TenantId;
import io.flowhq.store.sql.TenantIdColumn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The events of followed tenants. The database itself writes them, in the transaction that makes them happen. They are read
 * in the order of their transactions up to the oldest one that still runs, so that none is passed over that commits late.
 */
public class EventLog {

    private static final String OF = " (cast(:tenant as uuid) is null or tenant_id = cast(:tenant as uuid)) ";

    private final JdbcClient jdbc;

    EventLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps what happens from now on.
     *
     * @param tenant null for all that there are now
     */
    public void follow(@Nullable TenantId tenant, Duration time) {
        jdbc.sql("""
                        insert into followed_tenants (tenant_id, until)
                        select id, now() + make_interval(secs => :time) from tenants
                        where cast(:tenant as uuid) is null or id = cast(:tenant as uuid)
                        order by id
                        on conflict (tenant_id) do update set until = excluded.until
                        where followed_tenants.until < excluded.until - interval '1 hour'
                        """)
                .param("tenant", value(tenant))
                .param("time", time.toSeconds())
                .update();
    }

    /** Before everything that may happen from now on. */
    public EventPosition end() {
        return jdbc.sql(
                        "select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint) as transaction, 0 as id")
                .query(EventPosition.class)
                .single();
    }

    /** Right behind an event; empty when it is not kept, or not any more. */
    public Optional<EventPosition> behind(@Nullable TenantId tenant, String eventId) {
        return jdbc.sql("select cast(cast(written_in as text) as bigint) as transaction, id from events where" + OF
                        + """
                        and event_id = :event and written_in < pg_snapshot_xmin(pg_current_snapshot())
                        """)
                .param("tenant", value(tenant))
                .param("event", eventId)
                .query(EventPosition.class)
                .optional();
    }

    /** @param tenant null for all */
    public List<LoggedEvent> after(@Nullable TenantId tenant, EventPosition position, int limit) {
        return jdbc.sql("""
                        select tenant_id, cast(cast(written_in as text) as bigint) as transaction, id, event_id, event, body
                        from events
                        where (written_in, id) > (cast(:transaction as xid8), :id)
                          and written_in < pg_snapshot_xmin(pg_current_snapshot()) and
                        """ + OF + "order by written_in, id limit :limit")
                .param("tenant", value(tenant))
                .param("transaction", Long.toString(position.transaction()))
                .param("id", position.id())
                .param("limit", limit)
                .query((row, number) -> new LoggedEvent(
                        TenantIdColumn.of(row),
                        new EventPosition(row.getLong("transaction"), row.getLong("id")),
                        row.getString("event_id"),
                        row.getString("event"),
                        row.getString("body")))
                .list();
    }

    private static @Nullable Object value(@Nullable TenantId tenant) {
        return tenant == null ? null : tenant.value();
    }
}
