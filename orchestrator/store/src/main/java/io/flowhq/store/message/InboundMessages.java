package io.flowhq.store.message;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeNotifier;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.sql.TenantIdColumn;
import io.flowhq.store.sql.TimestampColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Customers' messages: logged once each, taken up in the order in which they were written, as far as they have come: what a
 * page can decrypt only after the lines that follow it is told after them. A message is known by its whole id, which
 * is unique for a tenant and direction, and within its chat by the last part of it, the same under both ids of a person.
 */
public class InboundMessages {

    private static final String ROW = """
            tenant_id as tenant, id, chat_id, wa_message_id,
            case when kind = 'ORDER' then kind
                 else coalesce((select case when bool_or(part.kind = 'ORDER') then 'ORDER'
                                            when bool_or(part.kind = 'TEXT') then 'TEXT' end
                                from message_logs part
                                where part.tenant_id = message.tenant_id and part.merged_into = message.id), kind)
            end as kind,
            (select string_agg(part.message_text, E'\\n' order by part.written_at, part.id) from message_logs part
              where part.tenant_id = message.tenant_id and (part.id = message.id or part.merged_into = message.id)
                and (part.id = message.id or part.message_text <> '')) as text,
            written_at, caught_up
            """;

    private final JdbcClient jdbc;
    private final ChangeNotifier changeNotifier;
    private final FollowUps followUps;
    private final HandoffConfirmation handoffConfirmation;

    public InboundMessages(JdbcClient jdbc, ChangeNotifier changeNotifier) {
        this.jdbc = jdbc;
        this.changeNotifier = changeNotifier;
        this.followUps = new FollowUps(jdbc, changeNotifier);
        this.handoffConfirmation = new HandoffConfirmation(jdbc, changeNotifier);
    }

    /** A message that has just got its row, RECEIVED or QUEUE_FULL. */
    public record Received(InboundMessageRow message, InboundOutcome outcome) {}

    /**
     * Logs a message, as QUEUE_FULL when {@code most} others wait in its chat.
     *
     * @return empty when this message is known already
     */
    @Transactional
    public Optional<Received> receive(TenantId tenant, NewInboundMessage message, int most) {
        Optional<Received> received = jdbc.sql("""
                        insert into message_logs (tenant_id, direction, chat_id, from_number, to_number, message_text,
                            wa_message_id, kind, written_at, caught_up, author, outcome)
                        select :tenant, 'IN', :chat, :from, :to, :text, :wa, :kind, :written, :caughtUp, 'CUSTOMER',
                            case when (select count(*) from message_logs waiting
                                       where waiting.tenant_id = :tenant and waiting.chat_id = :chat
                                         and waiting.direction = 'IN' and waiting.outcome = 'RECEIVED') >= :most
                                 then 'QUEUE_FULL' else 'RECEIVED' end
                        where not exists (select from message_logs known
                            where known.tenant_id = :tenant and known.chat_id = :chat and known.direction = 'IN'
                              and known.bare_id <> '' and known.bare_id = split_part(:wa, '_', 3))
                        on conflict (tenant_id, direction, wa_message_id) do nothing
                        returning *
                        """)
                .param("tenant", tenant.value())
                .param("chat", message.chatId())
                .param("from", message.fromNumber())
                .param("to", message.toNumber())
                .param("text", message.text())
                .param("wa", message.waMessageId())
                .param("kind", message.kind().name())
                .param("written", TimestampColumns.sql(message.writtenAt()))
                .param("caughtUp", message.caughtUp())
                .param("most", most)
                .query((row, n) ->
                        new Received(customerMessage(row, n), InboundOutcome.valueOf(row.getString("outcome"))))
                .optional();
        received.ifPresent(known -> {
            if (known.outcome() == InboundOutcome.QUEUE_FULL) {
                followUps.openForOutcome(tenant, known.message().id());
            }
            changeNotifier.notify(ChangeNotification.Kind.MESSAGE, tenant);
        });
        return received;
    }

    /**
     * Gives a message that was logged without its content the content that came after all, for an answer of its own,
     * whatever became of the plea to write again; a plea that no page has been given is not made.
     *
     * @return empty when no such message waits for it
     */
    @Transactional
    public Optional<Received> completed(TenantId tenant, NewInboundMessage message) {
        jdbc.sql("""
                        update message_logs plea
                        set answers = null,
                            outcome = case when plea.outcome = 'PLANNED' then 'WITHDRAWN' else plea.outcome end,
                            settled_at = coalesce(plea.settled_at,
                                                  case when plea.outcome = 'PLANNED' then clock_timestamp() end)
                        from message_logs unread
                        where plea.tenant_id = :tenant and unread.tenant_id = :tenant and unread.id = plea.answers
                          and unread.direction = 'IN' and unread.kind = 'UNREADABLE' and unread.wa_message_id = :wa
                        """)
                .param("tenant", tenant.value())
                .param("wa", message.waMessageId())
                .update();
        Optional<Received> completed = jdbc.sql("""
                        update message_logs
                        set kind = :kind, message_text = :text, settled_at = null, caught_up = :caughtUp,
                            merged_into = null,
                            outcome = case when outcome in ('ANSWERED', 'SAID_BEFORE', 'RECEIVED', 'UNCERTAIN', 'FAILED')
                                           then 'RECEIVED' else outcome end
                        where tenant_id = :tenant and direction = 'IN' and kind = 'UNREADABLE' and wa_message_id = :wa
                        returning *
                        """)
                .param("kind", message.kind().name())
                .param("text", message.text())
                .param("caughtUp", message.caughtUp())
                .param("tenant", tenant.value())
                .param("wa", message.waMessageId())
                .query((row, n) ->
                        new Received(customerMessage(row, n), InboundOutcome.valueOf(row.getString("outcome"))))
                .optional();
        completed.ifPresent(known -> {
            followUps.withdraw(tenant, message.waMessageId());
            changeNotifier.notify(ChangeNotification.Kind.MESSAGE, tenant);
        });
        return completed;
    }

    /** The customer put other words in its place: what is not answered yet is answered as it reads now. */
    @Transactional
    public void edited(TenantId tenant, String waMessageId, MessageKind kind, String text) {
        jdbc.sql("""
                        update message_logs
                        set message_text = :text, kind = :kind, edited_at = clock_timestamp()
                        where tenant_id = :tenant and direction = 'IN'
                          and (wa_message_id = :wa or (bare_id <> '' and bare_id = split_part(:wa, '_', 3)))
                          and in_one_chat(wa_message_id, :wa)
                        """)
                .param("text", text)
                .param("kind", kind.name())
                .param("tenant", tenant.value())
                .param("wa", waMessageId)
                .update();
        withdrawPlanned(tenant, waMessageId);
        changeNotifier.notify(ChangeNotification.Kind.MESSAGE, tenant);
    }

    /** A page holds a known message with these words: other ones than were logged were put in their place meanwhile. */
    @Transactional
    public void found(TenantId tenant, String waMessageId, MessageKind kind, String text) {
        boolean reworded = known(tenant, waMessageId)
                .filter(known -> known.outcome() == InboundOutcome.RECEIVED
                        && !known.text().equals(text))
                .filter(known -> known.kind() == MessageKind.TEXT || known.kind() == MessageKind.MEDIA)
                .isPresent();
        if (reworded) {
            edited(tenant, waMessageId, kind, text);
        }
    }

    /** A page holds what is left of a message that was deleted. */
    @Transactional
    public void foundDeleted(TenantId tenant, String waMessageId) {
        if (known(tenant, waMessageId).filter(known -> !known.deleted()).isPresent()) {
            revoked(tenant, waMessageId);
        }
    }

    private record Known(InboundOutcome outcome, MessageKind kind, String text, boolean deleted) {}

    private Optional<Known> known(TenantId tenant, String waMessageId) {
        return jdbc.sql("""
                        select outcome, kind, message_text as text, deleted_at is not null as deleted
                        from message_logs
                        where tenant_id = :tenant and direction = 'IN'
                          and (wa_message_id = :wa or (bare_id <> '' and bare_id = split_part(:wa, '_', 3)))
                          and in_one_chat(wa_message_id, :wa)
                        limit 1
                        """)
                .param("tenant", tenant.value())
                .param("wa", waMessageId)
                .query(Known.class)
                .optional();
    }

    /**
     * The customer deleted it: what is not answered yet is not answered any more. Messages that were merged into it stand on
     * their own again.
     */
    @Transactional
    public void revoked(TenantId tenant, String waMessageId) {
        withdrawPlanned(tenant, waMessageId);
        jdbc.sql("""
                        update message_logs message
                        set message_text = '', deleted_at = clock_timestamp(),
                            settled_at = coalesce(settled_at, clock_timestamp()),
                            outcome = case when outcome = 'RECEIVED'
                                and not exists (select from message_logs answer
                                    where answer.tenant_id = :tenant and answer.answers = message.id)
                                then 'DELETED' else outcome end
                        where tenant_id = :tenant and direction = 'IN'
                          and (wa_message_id = :wa or (bare_id <> '' and bare_id = split_part(:wa, '_', 3)))
                          and in_one_chat(wa_message_id, :wa)
                        """).param("tenant", tenant.value()).param("wa", waMessageId).update();
        jdbc.sql("""
                        update message_logs part set merged_into = null
                        from message_logs head
                        where part.tenant_id = :tenant and head.tenant_id = :tenant and part.merged_into = head.id
                          and part.outcome = 'RECEIVED' and head.outcome = 'DELETED' and head.direction = 'IN'
                          and (head.wa_message_id = :wa
                               or (head.bare_id <> '' and head.bare_id = split_part(:wa, '_', 3)))
                          and in_one_chat(head.wa_message_id, :wa)
                        """).param("tenant", tenant.value()).param("wa", waMessageId).update();
        changeNotifier.notify(ChangeNotification.Kind.MESSAGE, tenant);
    }

    /** An answer that no page has been given yet answers what is no longer there, itself or a part of it. */
    private void withdrawPlanned(TenantId tenant, String waMessageId) {
        int withdrawn = jdbc.sql("""
                        delete from message_logs answer
                        using message_logs message
                        where answer.tenant_id = :tenant and answer.direction = 'OUT' and answer.outcome = 'PLANNED'
                          and message.tenant_id = :tenant
                          and answer.answers in (message.id, message.merged_into)
                          and message.direction = 'IN'
                          and (message.wa_message_id = :wa
                               or (message.bare_id <> '' and message.bare_id = split_part(:wa, '_', 3)))
                          and in_one_chat(message.wa_message_id, :wa)
                        """)
                .param("tenant", tenant.value())
                .param("wa", waMessageId)
                .update();
        if (withdrawn > 0) {
            followUps.withdraw(tenant, waMessageId);
        }
    }

    /** The oldest message of a chat that nothing has been decided on, with the text of those that were merged into it. */
    public Optional<InboundMessageRow> next(TenantId tenant, String chatId) {
        return jdbc.sql("select " + ROW + """
                        from message_logs message
                        where tenant_id = :tenant and chat_id = :chat and direction = 'IN' and outcome = 'RECEIVED'
                          and merged_into is null
                          and not exists (select from message_logs answer
                            where answer.tenant_id = :tenant and answer.answers = message.id
                              and answer.outcome in ('PLANNED', 'SENDING'))
                        order by written_at, id limit 1
                        """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .query(InboundMessageRow.class)
                .optional();
    }

    /** A message as it reads now, if it still waits for its answer. */
    public Optional<InboundMessageRow> waiting(TenantId tenant, long id) {
        return jdbc.sql("select " + ROW + """
                        from message_logs message
                        where tenant_id = :tenant and id = :id and direction = 'IN' and outcome = 'RECEIVED'
                          and merged_into is null
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .query(InboundMessageRow.class)
                .optional();
    }

    public Optional<InboundMessageRow> find(TenantId tenant, long id) {
        return jdbc.sql("select " + ROW + """
                        from message_logs message
                        where tenant_id = :tenant and id = :id and direction = 'IN'
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .query(InboundMessageRow.class)
                .optional();
    }

    private Optional<Long> find(TenantId tenant, String waMessageId) {
        return jdbc.sql("""
                        select id from message_logs
                        where tenant_id = :tenant and direction = 'IN' and wa_message_id = :wa
                        """)
                .param("tenant", tenant.value())
                .param("wa", waMessageId)
                .query(Long.class)
                .optional();
    }

    /** What a customer wrote in a chat before a message and within {@code age} of now, the last {@code max}, oldest first. */
    public List<String> textsBefore(InboundMessageRow message, Duration age, int max) {
        return jdbc.sql("""
                        select message_text from message_logs earlier
                        where tenant_id = :tenant and chat_id = :chat and direction = 'IN' and id < :id
                          and id > coalesce((select ended_by from dialogues
                            where dialogues.tenant_id = :tenant and dialogues.chat_id = :chat), 0)
                          and merged_into is distinct from :id and message_text <> '' and kind in ('TEXT', 'MEDIA')
                          and created_at > statement_timestamp() - cast(:age as interval)
                        order by id desc limit :max
                        """)
                .param("tenant", message.tenant().value())
                .param("chat", message.chatId())
                .param("id", message.id())
                .param("age", age.toString())
                .param("max", max)
                .query(String.class)
                .list()
                .reversed();
    }

    /**
     * Logs a message that nothing can be made of, without its text, as FAILED, so that a person sees it.
     *
     * @return false when it is known already
     */
    @Transactional
    public boolean setAside(TenantId tenant, NewInboundMessage message, String error) {
        int set = jdbc.sql("""
                        insert into message_logs (tenant_id, direction, chat_id, from_number, to_number, message_text,
                            wa_message_id, kind, written_at, caught_up, author, outcome, settled_at, error)
                        select :tenant, 'IN', :chat, :from, :to, '', :wa, 'EMPTY', :written, :caughtUp, 'CUSTOMER', 'FAILED',
                            clock_timestamp(), :error
                        where not exists (select from message_logs known
                            where known.tenant_id = :tenant and known.chat_id = :chat and known.direction = 'IN'
                              and known.bare_id <> '' and known.bare_id = split_part(:wa, '_', 3))
                        on conflict (tenant_id, direction, wa_message_id) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("chat", message.chatId())
                .param("from", message.fromNumber())
                .param("to", message.toNumber())
                .param("wa", message.waMessageId())
                .param("written", TimestampColumns.sql(message.writtenAt()))
                .param("caughtUp", message.caughtUp())
                .param("error", error)
                .update();
        if (set == 1) {
            find(tenant, message.waMessageId()).ifPresent(id -> followUps.open(tenant, id, FollowUpReason.UNREADABLE));
            changeNotifier.notify(ChangeNotification.Kind.MESSAGE, tenant);
        }
        return set == 1;
    }

    /** How long until nothing has been written in a chat for {@code quiet}; zero or less when that is so. */
    public Duration untilQuiet(TenantId tenant, String chatId, Duration quiet) {
        return Duration.ofMillis(jdbc.sql("""
                        select coalesce((1000 * extract(epoch from
                            max(created_at) + cast(:quiet as interval) - clock_timestamp()))::bigint, 0)
                        from message_logs
                        where tenant_id = :tenant and chat_id = :chat and direction = 'IN' and outcome = 'RECEIVED'
                        """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .param("quiet", quiet.toString())
                .query(Long.class)
                .single());
    }

    /**
     * Merges the oldest waiting messages of a chat, as far as each followed the one before within {@code quiet}, into the
     * last of them: they are read as one and get one answer.
     */
    public void merge(TenantId tenant, String chatId, Duration quiet) {
        jdbc.sql("""
                        with waiting as (
                            select id, written_at, created_at from message_logs message
                            where tenant_id = :tenant and chat_id = :chat and direction = 'IN' and outcome = 'RECEIVED'
                              and merged_into is null
                              and not exists (select from message_logs answer
                                where answer.tenant_id = :tenant and answer.answers = message.id)),
                        gaps as (
                            select id, written_at,
                                   case when created_at - lag(created_at) over written > cast(:quiet as interval)
                                          or written_at - lag(written_at) over written
                                             > cast(:quiet as interval) + interval '1 second'
                                        then 1 else 0 end as gap
                            from waiting window written as (order by written_at, id)),
                        bursts as (select id, written_at, sum(gap) over (order by written_at, id) as burst from gaps),
                        first as (select id, first_value(id) over (order by written_at desc, id desc) as last
                                  from bursts where burst = 0)
                        update message_logs message set merged_into = first.last
                        from first
                        where message.tenant_id = :tenant and first.id <> first.last
                          and (message.id = first.id or message.merged_into = first.id)
                        """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .param("quiet", quiet.toString())
                .update();
    }

    /** Whether the last {@code lines} texts of a chat, all within {@code time}, are but one text or two in turn. */
    public boolean repeats(TenantId tenant, String chatId, int lines, Duration time) {
        return jdbc.sql("""
                        select count(*) = :lines and count(distinct lower(btrim(message_text))) <= 2
                        from (select message_text from message_logs
                              where tenant_id = :tenant and chat_id = :chat and direction = 'IN' and kind = 'TEXT'
                                and created_at > statement_timestamp() - cast(:time as interval)
                              order by id desc limit :lines) last
                        """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .param("lines", lines)
                .param("time", time.toString())
                .query(Boolean.class)
                .single();
    }

    /**
     * Whether the last {@code lines} texts of a chat are but half as many different ones, each written within {@code reaction} of
     * the one answer to that before it: so do two automatons that answer each other in a circle, and no person.
     */
    public boolean circles(TenantId tenant, String chatId, int lines, Duration reaction) {
        return jdbc.sql("""
                        select count(*) = :lines and count(distinct lower(btrim(message_text))) <= :lines / 2
                          and bool_and(before = 'OUT' and created_at <= said + cast(:reaction as interval)) is true
                        from (select * from (
                                select id, direction, message_text, created_at,
                                       lag(direction) over (order by id) as before, lag(sent_at) over (order by id) as said
                                from (select * from message_logs
                                      where tenant_id = :tenant and chat_id = :chat and merged_into is null
                                      order by id desc limit 2 * :lines + 1) recent) turn
                              where direction = 'IN' order by id desc limit :lines) last
                        """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .param("lines", lines)
                .param("reaction", reaction.toString())
                .query(Boolean.class)
                .single();
    }

    /** The database's time, which everything that is kept is compared with. */
    public Instant now() {
        return jdbc.sql("select clock_timestamp()").query(Instant.class).single();
    }

    /** The chats in which a message or an answer waits to be taken up, the longest waiting first. */
    public List<String> chatsWithWork(TenantId tenant) {
        return jdbc.sql("""
                        select chat_id from message_logs
                        where tenant_id = :tenant and outcome in ('RECEIVED', 'PLANNED', 'SENDING')
                        group by chat_id order by min(id)
                        """).param("tenant", tenant.value()).query(String.class).list();
    }

    /** Closes a message that gets no answer; one that is left to a person only if a person has its chat still. */
    @Transactional
    public void close(InboundMessageRow message, InboundOutcome outcome) {
        if (outcome == InboundOutcome.HANDED_OFF && !handoffConfirmation.confirm(message)) {
            return;
        }
        jdbc.sql("""
                        update message_logs set outcome = :outcome, settled_at = clock_timestamp()
                        where tenant_id = :tenant and (id = :id or merged_into = :id) and direction = 'IN'
                          and outcome = 'RECEIVED'
                        """)
                .param("outcome", outcome.name())
                .param("tenant", message.tenant().value())
                .param("id", message.id())
                .update();
        followUps.openForOutcome(message.tenant(), message.id());
        changeNotifier.notify(ChangeNotification.Kind.MESSAGE, message.tenant());
    }

    /**
     * WhatsApp's time of the newest message of a customer in the log: what came later may have been missed. One that claims
     * to be of the future says nothing of that.
     */
    public Optional<Instant> newest(TenantId tenant) {
        return jdbc.sql("""
                        select written_at from message_logs
                        where tenant_id = :tenant and direction = 'IN' and written_at <= clock_timestamp()
                        order by written_at desc limit 1
                        """)
                .param("tenant", tenant.value())
                .query((row, n) -> TimestampColumns.get(row, "written_at"))
                .optional();
    }

    /**
     * From when on a page is to be asked what was missed. It stays the same until one has said it, whatever is logged
     * meanwhile.
     *
     * @param outOfOrder how much later than it was written a message may be logged after a younger one
     * @param otherwise where nothing was ever logged
     */
    @Transactional
    public Instant catchUpFrom(TenantId tenant, Duration outOfOrder, Instant otherwise) {
        Instant from = newest(tenant).map(newest -> newest.minus(outOfOrder)).orElse(otherwise);
        return jdbc.sql("""
                        update whatsapp_sessions set catch_up_from = coalesce(catch_up_from, :from)
                        where tenant_id = :tenant
                        returning catch_up_from
                        """)
                .param("from", TimestampColumns.sql(from))
                .param("tenant", tenant.value())
                .query((row, n) -> TimestampColumns.get(row, "catch_up_from"))
                .optional()
                .orElse(from);
    }

    /** A page has said what was missed, and it is logged; refused to an older session than the tenant's. */
    public void caughtUp(TenantId tenant, Epoch epoch) {
        jdbc.sql("""
                        update whatsapp_sessions set catch_up_from = null
                        where tenant_id = :tenant and epoch <= :epoch and catch_up_from is not null
                        """)
                .param("tenant", tenant.value())
                .param("epoch", epoch.value())
                .update();
    }

    private static InboundMessageRow customerMessage(ResultSet row, int n) throws SQLException {
        return new InboundMessageRow(
                TenantIdColumn.of(row),
                row.getLong("id"),
                row.getString("chat_id"),
                row.getString("wa_message_id"),
                MessageKind.valueOf(row.getString("kind")),
                row.getString("message_text"),
                TimestampColumns.get(row, "written_at"),
                row.getBoolean("caught_up"));
    }
}
