package io.flowhq.store.followup;

import io.flowhq.contract.TenantId;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeNotifier;
import io.flowhq.store.sql.TenantIdColumn;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people have to do about customers' messages: one row for a message and reason, however often it is opened. Rows are
 * opened in the transaction that decides on the message, so that none is lost with a worker.
 */
public class FollowUps {

    private static final String ROW = """
            follow_ups.tenant_id as tenant, follow_ups.id, follow_ups.chat_id,
            contacts.id as contact_id, contacts.phone_number, reason, message_id,
            (select wa_message_id from message_logs message
              where message.tenant_id = follow_ups.tenant_id and message.id = message_id) as wa_message_id,
            coalesce((select string_agg(part.message_text, E'\\n' order by part.written_at, part.id) from message_logs part
              where part.tenant_id = follow_ups.tenant_id
                and (part.id = message_id or part.merged_into = message_id) and part.message_text <> ''), '') as text,
            follow_ups.created_at, taken_by, taken_at, done_by, done_at
            from follow_ups
            left join contacts on contacts.tenant_id = follow_ups.tenant_id and contacts.chat_key = follow_ups.chat_id
            """;

    private final JdbcClient jdbc;
    private final ChangeNotifier changeNotifier;

    public FollowUps(JdbcClient jdbc, ChangeNotifier changeNotifier) {
        this.jdbc = jdbc;
        this.changeNotifier = changeNotifier;
    }

    /** Does nothing when the message has one for this reason already. */
    @Transactional
    public void open(TenantId tenant, long messageId, FollowUpReason reason) {
        jdbc.sql("""
                        insert into follow_ups (tenant_id, chat_id, message_id, reason)
                        select tenant_id, current_chat(tenant_id, chat_id), id, :reason from message_logs
                        where tenant_id = :tenant and id = :message and direction = 'IN'
                        on conflict (tenant_id, message_id, reason) do nothing
                        """)
                .param("reason", reason.name())
                .param("tenant", tenant.value())
                .param("message", messageId)
                .update();
        changeNotifier.notify(ChangeNotification.Kind.MESSAGE, tenant);
    }

    /** The same about the part of a merged message that gives the reason, where one does. */
    @Transactional
    public void openAbout(TenantId tenant, long messageId, FollowUpReason reason) {
        jdbc.sql("""
                        select id from message_logs
                        where tenant_id = :tenant and direction = 'IN' and (id = :message or merged_into = :message)
                        order by kind = :kind desc, id desc limit 1
                        """)
                .param("tenant", tenant.value())
                .param("message", messageId)
                .param("kind", reason == FollowUpReason.VOICE_NOTE ? "VOICE" : reason.name())
                .query(Long.class)
                .optional()
                .ifPresent(part -> open(tenant, part, reason));
    }

    /** What was spoken, or could not be read, between lines that are answered. */
    @Transactional
    public void openForParts(TenantId tenant, long messageId) {
        jdbc.sql("""
                        insert into follow_ups (tenant_id, chat_id, message_id, reason)
                        select tenant_id, current_chat(tenant_id, chat_id), id,
                            case kind when 'VOICE' then 'VOICE_NOTE' else kind end
                        from message_logs part
                        where tenant_id = :tenant and direction = 'IN' and (id = :message or merged_into = :message)
                          and kind in ('VOICE', 'UNREADABLE')
                          and exists (select from message_logs words
                            where words.tenant_id = :tenant and words.direction = 'IN' and words.kind in ('TEXT', 'ORDER')
                              and (words.id = :message or words.merged_into = :message))
                        on conflict (tenant_id, message_id, reason) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("message", messageId)
                .update();
    }

    /**
     * Opens what follows from how a message ended: too old, over the limit, failed, or answered nobody knows whether. A
     * call or an unreadable message that got no reply of its own opens one only where its chat has none open for that
     * reason.
     */
    @Transactional
    public void openForOutcome(TenantId tenant, long messageId) {
        jdbc.sql("""
                        insert into follow_ups (tenant_id, chat_id, message_id, reason)
                        select tenant_id, chat_id, id, reason
                        from (select tenant_id, current_chat(tenant_id, chat_id) as chat_id, id, outcome,
                                  case when outcome in ('OVER_LIMIT', 'QUEUE_FULL') then 'OVER_LIMIT'
                                       when outcome in ('FAILED', 'UNCERTAIN') then 'SEND_FAILED'
                                       when outcome = 'TOO_OLD' then 'TOO_OLD'
                                       when outcome = 'SAID_BEFORE' and kind in ('CALL', 'UNREADABLE') then kind
                                  end as reason
                              from message_logs
                              where tenant_id = :tenant and id = :message and direction = 'IN') message
                        where reason is not null
                          and (outcome <> 'SAID_BEFORE' or not exists (select from follow_ups other
                               where other.tenant_id = message.tenant_id and other.chat_id = message.chat_id
                                 and other.reason = message.reason and other.done_at is null))
                        on conflict (tenant_id, message_id, reason) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("message", messageId)
                .update();
    }

    /**
     * A text of a person or a program did not reach the customer, or nobody knows whether it did: whoever had it sent takes
     * the customer for answered. It is about the message that the text quotes, or the newest of its chat, and is opened
     * again when that was done.
     */
    @Transactional
    public void openForText(TenantId tenant, long textId) {
        jdbc.sql("""
                        insert into follow_ups (tenant_id, chat_id, message_id, reason)
                        select tenant_id, chat_id, id, 'SEND_FAILED'
                        from (select message.tenant_id, current_chat(message.tenant_id, message.chat_id) as chat_id, message.id
                              from message_logs text
                              join message_logs message on message.tenant_id = text.tenant_id
                                and message.chat_id = text.chat_id and message.direction = 'IN'
                              where text.tenant_id = :tenant and text.id = :text
                              order by (message.wa_message_id = text.quotes) is true desc, message.id desc
                              limit 1) about
                        on conflict (tenant_id, message_id, reason) do update
                        set taken_by = null, taken_at = null, done_by = null, done_at = null
                        """).param("tenant", tenant.value()).param("text", textId).update();
        changeNotifier.notify(ChangeNotification.Kind.MESSAGE, tenant);
    }

    /** An answer that was taken for lost turned out to have been sent, before anyone took what had been opened for it. */
    @Transactional
    public void withdrawSendFailed(TenantId tenant, long answer) {
        jdbc.sql("""
                        delete from follow_ups using message_logs answer, message_logs message
                        where follow_ups.tenant_id = :tenant and answer.tenant_id = :tenant
                          and message.tenant_id = :tenant and answer.id = :answer
                          and (message.id = answer.answers
                               or (message.wa_message_id = answer.quotes and message.direction = 'IN'))
                          and message_id = message.id and reason = 'SEND_FAILED'
                          and taken_at is null and done_at is null
                        """).param("tenant", tenant.value()).param("answer", answer).update();
    }

    /** The message that it is about turned out otherwise before anyone took it. */
    @Transactional
    public void withdraw(TenantId tenant, String waMessageId) {
        jdbc.sql("""
                        delete from follow_ups using message_logs message
                        where follow_ups.tenant_id = :tenant and message.tenant_id = :tenant
                          and follow_ups.message_id in (message.id, message.merged_into)
                          and taken_at is null and done_at is null
                          and message.direction = 'IN'
                          and (message.wa_message_id = :wa
                               or (message.bare_id <> '' and message.bare_id = split_part(:wa, '_', 3)))
                          and in_one_chat(message.wa_message_id, :wa)
                        """).param("tenant", tenant.value()).param("wa", waMessageId).update();
    }

    public Optional<FollowUp> find(TenantId tenant, long id) {
        return jdbc.sql("select " + ROW + " where follow_ups.tenant_id = :tenant and follow_ups.id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(FollowUp.class)
                .optional();
    }

    /** Those that are open, the oldest first. */
    public List<FollowUp> allOpen(TenantId tenant, int max) {
        return jdbc.sql("select " + ROW + """
                        where follow_ups.tenant_id = :tenant and done_at is null
                        order by follow_ups.created_at, follow_ups.id limit :max
                        """)
                .param("tenant", tenant.value())
                .param("max", max)
                .query(FollowUp.class)
                .list();
    }

    /**
     * Those of all tenants, the oldest first.
     *
     * @param open those that are open, or those that are done
     * @param page from 0
     */
    public List<FollowUp> allOfAll(boolean open, int page, int size) {
        return jdbc.sql("select " + ROW + (open ? "where done_at is null" : "where done_at is not null") + """

                        order by follow_ups.created_at, follow_ups.id limit :size offset :offset
                        """)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(FollowUp.class)
                .list();
    }

    /** How many there are of all tenants. */
    public long countOfAll(boolean open) {
        return jdbc.sql("select count(*) from follow_ups where " + (open ? "done_at is null" : "done_at is not null"))
                .query(Long.class)
                .single();
    }

    /** Whose it is; the number of a follow-up is no other tenant's. */
    public Optional<TenantId> owner(long id) {
        return jdbc.sql("select tenant_id from follow_ups where id = :id")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .map(TenantId::new);
    }

    /** Those that are done, the last done first. */
    public List<FollowUp> allDone(TenantId tenant, int max) {
        return jdbc.sql("select " + ROW + """
                        where follow_ups.tenant_id = :tenant and done_at is not null
                        order by done_at desc, follow_ups.id desc limit :max
                        """)
                .param("tenant", tenant.value())
                .param("max", max)
                .query(FollowUp.class)
                .list();
    }

    /** Somebody deals with it from now on, whoever did before; false when it is done or there is none. */
    @Transactional
    public boolean take(TenantId tenant, long id, String by) {
        int taken = jdbc.sql("""
                        update follow_ups set taken_by = :by, taken_at = clock_timestamp()
                        where tenant_id = :tenant and id = :id and done_at is null
                        """)
                .param("by", by)
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
        changeNotifier.notify(ChangeNotification.Kind.MESSAGE, tenant);
        return taken == 1;
    }

    /** Nothing is left to do; false when it is done already or there is none. */
    @Transactional
    public boolean finish(TenantId tenant, long id, String by) {
        int done = jdbc.sql("""
                        update follow_ups set done_by = :by, done_at = clock_timestamp()
                        where tenant_id = :tenant and id = :id and done_at is null
                        """)
                .param("by", by)
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
        changeNotifier.notify(ChangeNotification.Kind.MESSAGE, tenant);
        return done == 1;
    }

    /** A person has decided on the order or booking that a message placed. */
    @Transactional
    public void finishRequest(TenantId tenant, long messageId, String by) {
        jdbc.sql("""
                        update follow_ups set done_by = :by, done_at = clock_timestamp()
                        where tenant_id = :tenant and message_id = :message and reason in ('ORDER', 'BOOKING')
                          and done_at is null
                        """)
                .param("by", by)
                .param("tenant", tenant.value())
                .param("message", messageId)
                .update();
    }

    /** How many of each of these tenants are open; a tenant without any is absent. */
    public Map<TenantId, Long> count(Collection<TenantId> tenants) {
        Map<TenantId, Long> counts = new HashMap<>();
        jdbc.sql("""
                        select tenant_id, count(*) as open from follow_ups
                        where tenant_id = any(:tenants) and done_at is null
                        group by tenant_id
                        """)
                .param("tenants", tenants.stream().map(TenantId::value).toArray(UUID[]::new))
                .query(row -> {
                    counts.put(TenantIdColumn.of(row), row.getLong("open"));
                });
        return counts;
    }
}
