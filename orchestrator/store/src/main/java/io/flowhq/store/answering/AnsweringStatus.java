package io.flowhq.store.answering;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.AnsweringCause;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.sql.TenantIdColumn;
import io.flowhq.store.sql.TimestampColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds the tenants whose customers do not get their answers, by the database's clock.
 *
 * <p>A message should have an answer when nothing has become of it yet, or its answer failed or is uncertain and nobody
 * has dealt with that; unless the bot is paused or to be stopped, a person has the chat, it is too old to be answered, or
 * the tenant is sending as fast as it may and the message waits its turn. Where no message can reach the log, the tenant
 * is one of them all the same: its session is nobody's, its page is silent, its worker cannot log, or its start is not
 * taken.
 */
public class AnsweringStatus {

    /** Longer than the minute of the limit, so that a pause between two windows is none. */
    private static final Duration SENDING_WINDOW = Duration.ofSeconds(90);

    private static final Duration WORKER_GONE_AFTER = Duration.ofSeconds(30);

    private static final String NOT_ANSWERING = """
            with unanswered as (
                select m.tenant_id, m.chat_id, m.created_at, m.outcome,
                       exists (select from message_logs a
                               where a.tenant_id = m.tenant_id and a.answers = m.id and a.outcome = 'SENDING') as sending
                from message_logs m
                where m.direction = 'IN' and m.outcome = 'RECEIVED'
                  and m.created_at < statement_timestamp() - make_interval(secs => :after)
                  and m.created_at > statement_timestamp() - make_interval(secs => :maxAge)
                  and (cast(:tenants as uuid[]) is null or m.tenant_id = any(cast(:tenants as uuid[])))
                union all
                select m.tenant_id, m.chat_id, m.created_at, m.outcome, false
                from follow_ups f
                join message_logs m on m.tenant_id = f.tenant_id and m.id = f.message_id
                where f.reason = 'SEND_FAILED' and f.done_at is null and f.taken_at is null
                  and m.outcome in ('UNCERTAIN', 'FAILED')
                  and m.created_at < statement_timestamp() - make_interval(secs => :after)
                  and m.created_at > statement_timestamp() - make_interval(secs => :maxAge)
                  and (cast(:tenants as uuid[]) is null or f.tenant_id = any(cast(:tenants as uuid[])))
                  and not exists (select from message_logs o
                                  where o.tenant_id = m.tenant_id and o.chat_id = m.chat_id and o.id > m.id
                                    and o.direction = 'OUT' and o.outcome = 'SENT')
            ),
            at_the_limit as (
                select u.tenant_id from unanswered u
                where u.outcome = 'RECEIVED'
                group by u.tenant_id
                having (select count(*) from message_logs o
                        where o.tenant_id = u.tenant_id and o.direction = 'OUT' and o.outcome = 'SENT'
                          and o.settled_at > statement_timestamp() - make_interval(secs => :window)) >= :limit
            ),
            owing as (
                select u.tenant_id, min(u.created_at) as oldest,
                       bool_or(u.outcome = 'RECEIVED') as waiting, bool_or(u.sending) as sending,
                       bool_or(u.outcome = 'UNCERTAIN') as uncertain
                from unanswered u
                where not exists (select from chat_handoffs h
                                  where h.tenant_id = u.tenant_id and h.chat_id = u.chat_id
                                    and h.ends_at > statement_timestamp())
                  and (u.outcome <> 'RECEIVED' or u.tenant_id not in (select tenant_id from at_the_limit))
                group by u.tenant_id
            ),
            impaired as (
                select tenant_id, least(page_silent_since, message_held_since) as since,
                       coalesce(page_silent_since < statement_timestamp() - make_interval(secs => :after), false)
                           as page_silent,
                       coalesce(message_held_since < statement_timestamp() - make_interval(secs => :after), false)
                           as message_held
                from whatsapp_sessions
                where page_silent_since is not null or message_held_since is not null
            ),
            abandoned as (
                select tenant_id, coalesce(expires_at, released_at) as since from session_leases
                where coalesce(expires_at, released_at) < statement_timestamp() - make_interval(secs => :after)
            ),
            unstarted as (
                select tenant_id, min(created_at) as since from command_outbox
                where kind = 'START' and done_at is null
                  and created_at < statement_timestamp() - make_interval(secs => :after)
                group by tenant_id
            ),
            candidates as (
                select tenant_id from owing
                union select tenant_id from impaired where page_silent or message_held
                union select tenant_id from abandoned
                union select tenant_id from unstarted
            )
            select t.id as tenant_id, t.phase, owing.oldest,
                   coalesce(owing.oldest, least(impaired.since, abandoned.since, unstarted.since)) as since,
                   coalesce(owing.waiting, false) as waiting, coalesce(owing.sending, false) as sending,
                   coalesce(owing.uncertain, false) as uncertain,
                   coalesce(impaired.page_silent, false) as page_silent,
                   coalesce(impaired.message_held, false) as message_held,
                   abandoned.tenant_id is not null as abandoned, unstarted.tenant_id is not null as unstarted,
                   coalesce(w.last_seen_at < statement_timestamp() - make_interval(secs => :gone), true) as worker_gone,
                   coalesce(s.state = 'CONNECTED', false) as connected
            from candidates
            join tenants t on t.id = candidates.tenant_id
            left join owing on owing.tenant_id = t.id
            left join impaired on impaired.tenant_id = t.id
            left join abandoned on abandoned.tenant_id = t.id
            left join unstarted on unstarted.tenant_id = t.id
            left join worker_processes p on p.tenant_id = t.id
            left join workers w on w.id = p.worker_name
            left join whatsapp_sessions s on s.tenant_id = t.id
            where not t.silenced
              and (cast(:tenants as uuid[]) is null or t.id = any(cast(:tenants as uuid[])))
              and (unstarted.tenant_id is not null
                   or (t.desired = 'RUNNING'
                       and (owing.tenant_id is not null
                            or (t.phase = 'RUNNING'
                                and (impaired.page_silent or impaired.message_held or abandoned.tenant_id is not null)))))
            order by since, t.id
            """;

    private final JdbcClient jdbc;
    private final AnsweringSettings settings;

    AnsweringStatus(JdbcClient jdbc, AnsweringSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** The longest wait first. */
    public List<NotAnswering> all() {
        return find(null);
    }

    /** Only those of these tenants that do not answer. */
    public List<NotAnswering> of(Collection<TenantId> tenants) {
        return tenants.isEmpty()
                ? List.of()
                : find(tenants.stream().map(TenantId::toString).toArray(String[]::new));
    }

    private List<NotAnswering> find(String @Nullable [] tenants) {
        return jdbc.sql(NOT_ANSWERING)
                .param("tenants", tenants)
                .param("after", settings.after().toSeconds())
                .param("maxAge", settings.maxAge().toSeconds())
                .param("gone", WORKER_GONE_AFTER.toSeconds())
                .param("window", SENDING_WINDOW.toSeconds())
                .param("limit", settings.maxPerMinute())
                .query(AnsweringStatus::read)
                .list();
    }

    private static NotAnswering read(ResultSet row, int number) throws SQLException {
        return new NotAnswering(
                TenantIdColumn.of(row),
                TimestampColumns.find(row, "oldest"),
                TimestampColumns.get(row, "since"),
                cause(row));
    }

    private static AnsweringCause cause(ResultSet row) throws SQLException {
        if (row.getBoolean("unstarted")) {
            return AnsweringCause.START_WAITS;
        }
        return switch (PhaseName.valueOf(row.getString("phase"))) {
            case WAITING_FOR_SLOT -> AnsweringCause.NO_WORKER;
            case NEW, PROVISIONING, STARTING -> AnsweringCause.STARTING;
            case AWAITING_SCAN -> AnsweringCause.NEEDS_LINKING;
            case RECOVERING -> AnsweringCause.RECOVERING;
            case STOPPING, STOPPED, DELETED -> AnsweringCause.STOPPING;
            case ERROR -> AnsweringCause.FAILED;
            case RUNNING -> whileRunning(row);
        };
    }

    /** What keeps any message from being answered comes before what became of one. */
    private static AnsweringCause whileRunning(ResultSet row) throws SQLException {
        if (row.getBoolean("worker_gone")) {
            return AnsweringCause.WORKER_GONE;
        }
        if (row.getBoolean("abandoned")) {
            return AnsweringCause.SESSION_GONE;
        }
        if (!row.getBoolean("connected")) {
            return AnsweringCause.DISCONNECTED;
        }
        if (row.getBoolean("page_silent")) {
            return AnsweringCause.PAGE_SILENT;
        }
        if (row.getBoolean("message_held")) {
            return AnsweringCause.MESSAGE_HELD;
        }
        if (row.getBoolean("waiting")) {
            return row.getBoolean("sending") ? AnsweringCause.SENDING_STALLED : AnsweringCause.NOT_TAKEN_UP;
        }
        return row.getBoolean("uncertain") ? AnsweringCause.UNCERTAIN : AnsweringCause.NOT_SENT;
    }
}
