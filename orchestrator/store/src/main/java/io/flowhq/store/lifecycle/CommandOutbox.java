package io.flowhq.store.lifecycle;

import io.flowhq.contract.CleanText;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeNotifier;
import io.flowhq.store.sql.TenantIdColumn;
import io.flowhq.store.sql.TimestampColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Commands on their way from a transaction to a workflow. A command stays until it is {@link #done} or
 * {@link #refused}; one claimed by a relay that died is claimable again when its lease has run out. A tenant's commands
 * are handed out one at a time, the oldest first.
 */
public class CommandOutbox {

    private final JdbcClient jdbc;
    private final ChangeNotifier changeNotifier;

    CommandOutbox(JdbcClient jdbc, ChangeNotifier changeNotifier) {
        this.jdbc = jdbc;
        this.changeNotifier = changeNotifier;
    }

    /** Adds the command to the transaction that is open; one with a known request id is already there. */
    @Transactional
    public void add(OutboxCommand command) {
        jdbc.sql("""
                insert into command_outbox (tenant_id, request_id, kind, requested_by, created_at)
                values (:tenant, :request, :kind, :by, :createdAt)
                on conflict do nothing
                """)
                .param("tenant", command.tenant().value())
                .param("request", command.request().value())
                .param("kind", command.kind().name())
                .param("by", command.by())
                .param("createdAt", TimestampColumns.sql(command.createdAt()))
                .update();
        changeNotifier.notify(ChangeNotification.Kind.OUTBOX, command.tenant());
    }

    /**
     * At most {@code max} due commands, the oldest first, nobody else's for as long as the lease lasts. One that cannot be
     * read, as of a newer version of the platform, is refused and the others are not held up by it.
     */
    @Transactional
    public List<OutboxCommand> claim(int max, Duration lease) {
        List<ClaimedRow> rows = jdbc.sql("""
                with due as materialized (
                    select o.tenant_id, o.request_id
                    from command_outbox o
                    where o.done_at is null
                      and o.due_at <= clock_timestamp()
                      and not exists (
                          select from command_outbox earlier
                          where earlier.tenant_id = o.tenant_id
                            and earlier.done_at is null
                            and earlier.id < o.id)
                    order by o.due_at
                    limit :max
                    for update skip locked)
                update command_outbox o
                set attempts = o.attempts + 1,
                    due_at = clock_timestamp() + make_interval(secs => :lease)
                from due
                where o.tenant_id = due.tenant_id and o.request_id = due.request_id
                returning o.id, o.tenant_id, o.request_id, o.kind, o.requested_by, o.created_at, o.attempts
                """)
                .param("lease", lease.toMillis() / 1000.0)
                .param("max", max)
                .query((row, n) -> ClaimedRow.read(row))
                .list();
        rows.forEach(row -> row.unreadable().ifPresent(why -> refuse(row.request(), why)));
        return rows.stream()
                .sorted(Comparator.comparing(ClaimedRow::id))
                .flatMap(row -> row.command().stream())
                .toList();
    }

    public void done(RequestId request) {
        jdbc.sql("update command_outbox set done_at = now() where request_id = :request and done_at is null")
                .param("request", request.value())
                .update();
    }

    /** @param why as the workflow said it, or what made the command impossible */
    public void refused(RequestId request, String why) {
        refuse(request.value(), why);
    }

    private void refuse(String request, String why) {
        jdbc.sql("""
                update command_outbox
                set done_at = now(), refused = :why
                where request_id = :request and done_at is null
                """)
                .param("request", request)
                .param("why", CleanText.error(why))
                .update();
    }

    /** Nobody claims the command for this long. */
    public void postpone(RequestId request, Duration pause) {
        jdbc.sql("""
                update command_outbox
                set due_at = clock_timestamp() + make_interval(secs => :pause)
                where request_id = :request and done_at is null
                """)
                .param("request", request.value())
                .param("pause", pause.toMillis() / 1000.0)
                .update();
    }

    /** The last start of each tenant that is not on its way any more, and in whose row no workflow has acted on it. */
    public List<OutboxCommand> startsWithoutEffect() {
        return jdbc.sql("""
                select distinct on (o.tenant_id)
                       o.id, o.tenant_id, o.request_id, o.kind, o.requested_by, o.created_at, o.attempts
                from command_outbox o
                join tenants t on t.id = o.tenant_id
                where o.kind = 'START' and t.phase = 'NEW'
                  and not exists (
                      select from command_outbox open where open.tenant_id = o.tenant_id and open.done_at is null)
                order by o.tenant_id, o.id desc
                """).query((row, n) -> ClaimedRow.read(row)).list().stream()
                .flatMap(row -> row.command().stream())
                .toList();
    }

    /** Carries a command again that was done, or refused, for nothing. */
    @Transactional
    public void carryAgain(OutboxCommand command) {
        jdbc.sql("""
                update command_outbox
                set done_at = null, refused = null, due_at = clock_timestamp()
                where tenant_id = :tenant and request_id = :request
                """)
                .param("tenant", command.tenant().value())
                .param("request", command.request().value())
                .update();
        changeNotifier.notify(ChangeNotification.Kind.OUTBOX, command.tenant());
    }

    /**
     * Removes commands that were done or refused longer ago than this; what came of them stays in the audit trail.
     *
     * @param most how many at a time, so that nobody waits for it
     * @return how many there were
     */
    public int forgetDone(Duration age, int most) {
        return jdbc.sql("""
                delete from command_outbox
                where request_id in (
                    select request_id from command_outbox
                    where done_at < clock_timestamp() - make_interval(secs => :age)
                    order by done_at
                    limit :most
                    for update skip locked)
                """).param("age", age.toSeconds()).param("most", most).update();
    }

    /** A row of which the command is empty when this version does not understand it. */
    private record ClaimedRow(long id, String request, Optional<OutboxCommand> command, Optional<String> unreadable) {

        static ClaimedRow read(ResultSet row) throws SQLException {
            long id = row.getLong("id");
            String request = row.getString("request_id");
            try {
                return new ClaimedRow(id, request, Optional.of(CommandOutbox.read(row)), Optional.empty());
            } catch (IllegalArgumentException unknown) {
                return new ClaimedRow(
                        id,
                        request,
                        Optional.empty(),
                        Optional.of("This version cannot read the command: " + unknown.getMessage()));
            }
        }
    }

    private static OutboxCommand read(ResultSet row) throws SQLException {
        return new OutboxCommand(
                new RequestId(row.getString("request_id")),
                TenantIdColumn.of(row),
                CommandKind.valueOf(row.getString("kind")),
                row.getString("requested_by"),
                TimestampColumns.get(row, "created_at"),
                row.getInt("attempts"));
    }
}
