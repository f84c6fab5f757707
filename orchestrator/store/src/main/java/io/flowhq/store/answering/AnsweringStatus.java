package io.flowhq.store.answering;

import io.flowhq.contract.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds the tenants that owe an answer, by the database's clock. A message should have an answer when it was received and
 * nothing has become of it yet, unless the bot is paused or to be stopped, a person has the chat, it is too old to be
 * answered, or the tenant is sending as fast as it may and the message waits its turn.
 */
public class AnsweringStatus {

    /** Older messages are left to a person. */
    private static final Duration MAX_AGE = Duration.ofHours(6);

    /** Answers within {@link #SENDING_WINDOW} that show a tenant at its limit: the others wait their turn. */
    private static final int SENT_AT_THE_LIMIT = 10;

    /** Longer than the minute of the limit, so that a pause between two windows is none. */
    private static final Duration SENDING_WINDOW = Duration.ofSeconds(90);

    private static final Duration WORKER_GONE_AFTER = Duration.ofSeconds(30);

    private static final String UNANSWERED = """
            with unanswered as (
                select m.tenant_id, min(m.created_at) as oldest,
                       bool_or(exists (select from message_logs a
                                       where a.tenant_id = m.tenant_id and a.answers = m.id
                                         and a.outcome = 'SENDING')) as sending
                from message_logs m
                join tenants t on t.id = m.tenant_id
                where m.direction = 'IN' and m.outcome = 'RECEIVED'
                  and m.created_at < statement_timestamp() - make_interval(secs => :after)
                  and m.created_at > statement_timestamp() - make_interval(secs => :maxAge)
                  and t.desired = 'RUNNING' and not t.silenced
                  and (cast(:tenants as uuid[]) is null or m.tenant_id = any(cast(:tenants as uuid[])))
                  and not exists (select from chat_handoffs h
                                  where h.tenant_id = m.tenant_id and h.chat_id = m.chat_id
                                    and h.ends_at > statement_timestamp())
                group by m.tenant_id
            )
            select u.tenant_id, u.oldest, u.sending,
                   coalesce(w.last_seen_at < statement_timestamp() - make_interval(secs => :gone), true) as worker_gone,
                   coalesce(s.state = 'CONNECTED', false) as connected
            from unanswered u
            left join worker_processes p on p.tenant_id = u.tenant_id
            left join workers w on w.id = p.worker_name
            left join whatsapp_sessions s on s.tenant_id = u.tenant_id
            where (select count(*)
                   from message_logs o
                   where o.tenant_id = u.tenant_id and o.direction = 'OUT' and o.outcome = 'SENT'
                     and o.settled_at > statement_timestamp() - make_interval(secs => :window)) < :limit
            order by u.oldest
            """;

    private final JdbcClient jdbc;

    AnsweringStatus(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param after how long an answer may take; the longest wait first */
    public List<UnansweredMessages> all(Duration after) {
        return find(null, after);
    }

    /** @param after how long an answer may take; only those of these tenants that owe one */
    public List<UnansweredMessages> of(Collection<TenantId> tenants, Duration after) {
        return tenants.isEmpty()
                ? List.of()
                : find(tenants.stream().map(TenantId::toString).toArray(String[]::new), after);
    }

    private List<UnansweredMessages> find(String @Nullable [] tenants, Duration after) {
        return jdbc.sql(UNANSWERED)
                .param("tenants", tenants)
                .param("after", after.toSeconds())
                .param("maxAge", MAX_AGE.toSeconds())
                .param("gone", WORKER_GONE_AFTER.toSeconds())
                .param("window", SENDING_WINDOW.toSeconds())
                .param("limit", SENT_AT_THE_LIMIT)
                .query(AnsweringStatus::read)
                .list();
    }

    private static UnansweredMessages read(ResultSet row, int number) throws SQLException {
        return new UnansweredMessages(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("oldest", OffsetDateTime.class).toInstant(),
                row.getBoolean("sending"),
                row.getBoolean("worker_gone"),
                row.getBoolean("connected"));
    }
}
