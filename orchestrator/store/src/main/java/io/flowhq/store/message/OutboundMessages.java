package io.flowhq.store.message;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeNotifier;
import io.flowhq.store.sql.TenantIdColumn;
import io.flowhq.store.sql.TimestampColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the bot says, from plan to acknowledgement, and the limit on it.
 *
 * <p>The limit holds for any sliding window by the clock of the chat: an answer counts from the moment it is begun,
 * which is before it can appear there, until a window after it was settled, which is later than it appeared. The
 * decisions of one tenant are taken one at a time, under an advisory lock of its own.
 */
public class OutboundMessages {

    /** Rows that the window still holds at a moment; the same condition wherever the limit is read. */
    private static final String IN_WINDOW =
            "(outcome = 'SENDING' or (outcome in ('SENT', 'UNCERTAIN', 'FAILED') and begun_at is not null"
                    + " and settled_at > clock_timestamp() - cast(:window as interval)))";

    private final JdbcClient jdbc;
    private final ChangeNotifier changeNotifier;
    private final ChatHandoffs handoffs;

    public OutboundMessages(JdbcClient jdbc, ChangeNotifier changeNotifier, ChatHandoffs handoffs) {
        this.jdbc = jdbc;
        this.changeNotifier = changeNotifier;
        this.handoffs = handoffs;
    }

    /**
     * Writes down the answer to a message while the limit has room for it. When this is the last room and others wait,
     * or there is none and no warning was given within the window, the warning is written down in its place; it waits
     * for its own room. After that, messages that just arrived are closed as OVER_LIMIT.
     *
     * <p>A message that has an answer already gets no second one, whoever asks. What the answer promises, a person, is
     * arranged with it or not at all.
     *
     * @param warning said at most once in a window
     */
    @Transactional
    public PlanResult plan(
            InboundMessageRow message,
            Epoch epoch,
            SendingLimit limit,
            ReplyDraft outboundMessage,
            ReplyDraft warning) {
        TenantId tenant = message.tenant();
        if (!takeTurn(tenant, epoch)) {
            return new PlanResult.Fenced();
        }
        Optional<Long> said = answerTo(message);
        if (said.isPresent()) {
            closeAnswered(tenant, said.get());
            return new PlanResult.Planned();
        }
        int room = limit.messages() - planned(tenant) - inWindow(tenant, limit, 0);
        boolean excess = room <= 0 || (room == 1 && !message.caughtUp() && othersWait(message));
        if (!excess) {
            insert(message, outboundMessage);
        } else if (message.caughtUp()) {
            if (room > 0) {
                insert(message, outboundMessage);
            } else {
                return new PlanResult.Wait(opensAt(tenant, limit, 0));
            }
        } else if (!warned(tenant, limit)) {
            insert(message, warning);
        } else if (room > 0) {
            insert(message, outboundMessage);
        } else {
            closeOverLimit(message);
            return new PlanResult.OverLimit();
        }
        if (outboundMessage.handsOffUntil() != null) {
            handoffs.begin(
                    tenant,
                    message.chatId(),
                    ChatHandoffs.Cause.CUSTOMER_ASKED,
                    message.writtenAt(),
                    outboundMessage.handsOffUntil());
        }
        return new PlanResult.Planned();
    }

    /** Writes down an answer that belongs to no turn of the queue, such as the "please wait"; nothing when it is full. */
    @Transactional
    public boolean planNotice(InboundMessageRow message, Epoch epoch, SendingLimit limit, ReplyDraft notice) {
        TenantId tenant = message.tenant();
        if (!takeTurn(tenant, epoch)
                || limit.messages() - planned(tenant) - inWindow(tenant, limit, 0) <= 0
                || saidInChat(message, notice.template(), limit.window())) {
            return false;
        }
        insert(message, notice);
        return true;
    }

    /** The oldest unfinished answer of a chat. */
    public Optional<OutboundMessage> unfinished(TenantId tenant, String chatId) {
        return jdbc.sql("""
                        select * from message_logs
                        where tenant_id = :tenant and chat_id = :chat and direction = 'OUT'
                          and outcome in ('PLANNED', 'SENDING')
                        order by id limit 1
                        """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .query(OutboundMessages::answer)
                .optional();
    }

    /** Lets a PLANNED answer go to the page, if the session is still ours and the window has room. */
    @Transactional
    public SendPermit begin(OutboundMessage outboundMessage, Epoch epoch, SendingLimit limit) {
        TenantId tenant = outboundMessage.tenant();
        if (!takeTurn(tenant, epoch)) {
            return new SendPermit.Fenced();
        }
        if (inWindow(tenant, limit, outboundMessage.id()) >= limit.messages()) {
            return new SendPermit.Wait(opensAt(tenant, limit, outboundMessage.id()));
        }
        Instant at = jdbc.sql("""
                        update message_logs
                        set outcome = 'SENDING', begun_at = coalesce(begun_at, clock_timestamp()),
                            attempts = attempts + 1,
                            wait_ms = coalesce(wait_ms,
                                1000 * extract(epoch from clock_timestamp() - created_at)::bigint)
                        where tenant_id = :tenant and id = :id and outcome in ('PLANNED', 'SENDING')
                        returning begun_at
                        """)
                .param("tenant", tenant.value())
                .param("id", outboundMessage.id())
                .query(OutboundMessages::firstInstant)
                .single();
        return new SendPermit.Begun(at);
    }

    /** Ends an answer, and with it the message it answers. Does nothing to one that has ended already. */
    @Transactional
    public void settle(
            OutboundMessage outboundMessage, OutboundOutcome outcome, @Nullable Integer ack, @Nullable String error) {
        int settled = jdbc.sql("""
                        update message_logs
                        set outcome = :outcome, settled_at = clock_timestamp(),
                            sent_at = case when :outcome = 'SENT' then clock_timestamp() end,
                            ack = greatest(ack, cast(:ack as smallint)), error = :error
                        where tenant_id = :tenant and id = :id and direction = 'OUT'
                          and outcome in ('PLANNED', 'SENDING')
                        """)
                .param("outcome", outcome.name())
                .param("ack", ack)
                .param("error", error)
                .param("tenant", outboundMessage.tenant().value())
                .param("id", outboundMessage.id())
                .update();
        if (settled == 1) {
            closeAnswered(outboundMessage.tenant(), outboundMessage.id());
        }
    }

    /**
     * WhatsApp acknowledged a message of ours: at 1 (its server has it) and above it was certainly sent, whatever we
     * thought.
     */
    @Transactional
    public void acknowledged(TenantId tenant, String waMessageId, int ack) {
        List<Long> sent = jdbc.sql("""
                        update message_logs
                        set ack = greatest(ack, cast(:ack as smallint)), acked_at = clock_timestamp(),
                            settled_at = case when outcome in ('SENDING', 'UNCERTAIN') and :ack >= 1
                                              then clock_timestamp() else settled_at end,
                            sent_at = case when outcome in ('SENDING', 'UNCERTAIN') and :ack >= 1
                                           then clock_timestamp() else sent_at end,
                            outcome = case when outcome in ('SENDING', 'UNCERTAIN') and :ack >= 1
                                           then 'SENT' else outcome end
                        where tenant_id = :tenant and direction = 'OUT' and wa_message_id = :wa
                          and (ack is null or ack < :ack)
                        returning id
                        """)
                .param("tenant", tenant.value())
                .param("wa", waMessageId)
                .param("ack", ack)
                .query(Long.class)
                .list();
        sent.forEach(id -> closeAnswered(tenant, id));
    }

    /** Whether a message that left the business's account was ours; all others were typed by a person. */
    public boolean isOurs(TenantId tenant, String waMessageId) {
        return jdbc.sql("""
                        select exists (select from message_logs
                          where tenant_id = :tenant and direction = 'OUT' and wa_message_id = :wa)
                        """)
                .param("tenant", tenant.value())
                .param("wa", waMessageId)
                .query(Boolean.class)
                .single();
    }

    /** Logs what a person typed on the business's own phone. It does not count towards the limit. */
    @Transactional
    public void typedOnPhone(TenantId tenant, NewInboundMessage message) {
        jdbc.sql("""
                        insert into message_logs (tenant_id, direction, chat_id, from_number, to_number, message_text,
                            wa_message_id, kind, written_at, outcome, template, settled_at, sent_at)
                        values (:tenant, 'OUT', :chat, :from, :to, :text, :wa, :kind, :written, 'SENT', :phone,
                            clock_timestamp(), clock_timestamp())
                        on conflict (tenant_id, direction, wa_message_id) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("chat", message.chatId())
                .param("from", message.fromNumber())
                .param("to", message.toNumber())
                .param("text", message.text())
                .param("wa", message.waMessageId())
                .param("kind", message.kind().name())
                .param("written", TimestampColumns.sql(message.writtenAt()))
                .param("phone", ReplyDraft.PHONE)
                .update();
        changeNotifier.notify(ChangeNotification.Kind.MESSAGE, tenant);
    }

    /** Whether a person wrote in a chat, on the business's own phone, at or after {@code moment}. */
    public boolean personWroteSince(TenantId tenant, String chatId, Instant moment) {
        return jdbc.sql("""
                        select exists (select from message_logs
                          where tenant_id = :tenant and chat_id = :chat and direction = 'OUT'
                            and template = :phone and written_at >= :moment)
                        """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .param("phone", ReplyDraft.PHONE)
                .param("moment", TimestampColumns.sql(moment))
                .query(Boolean.class)
                .single();
    }

    /** What the bot said last in a chat, if that was within {@code age}: a "2" answers it. */
    public Optional<PreviousReply> lastSaid(TenantId tenant, String chatId, Duration age) {
        return jdbc.sql("""
                        select intent, language from message_logs
                        where tenant_id = :tenant and chat_id = :chat and direction = 'OUT'
                          and intent is not null and language is not null
                          and created_at > clock_timestamp() - cast(:age as interval)
                        order by id desc limit 1
                        """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .param("age", age.toString())
                .query((row, n) -> new PreviousReply(row.getString("intent"), row.getString("language")))
                .optional();
    }

    /** Waits for the tenant's turn, then says whether {@code epoch} still holds its lease. */
    private boolean takeTurn(TenantId tenant, Epoch epoch) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:tenant, 0))::text")
                .param("tenant", "answers " + tenant)
                .query(String.class)
                .optional();
        return jdbc.sql("""
                        select exists (select from session_leases
                          where tenant_id = :tenant and epoch = :epoch and expires_at > clock_timestamp())
                        """)
                .param("tenant", tenant.value())
                .param("epoch", epoch.value())
                .query(Boolean.class)
                .single();
    }

    private Optional<Long> answerTo(InboundMessageRow message) {
        return jdbc.sql("select id from message_logs where tenant_id = :tenant and answers = :id order by id limit 1")
                .param("tenant", message.tenant().value())
                .param("id", message.id())
                .query(Long.class)
                .optional();
    }

    private int planned(TenantId tenant) {
        return jdbc.sql("""
                        select count(*) from message_logs
                        where tenant_id = :tenant and direction = 'OUT' and outcome = 'PLANNED'
                        """)
                .param("tenant", tenant.value())
                .query(Integer.class)
                .single();
    }

    private int inWindow(TenantId tenant, SendingLimit limit, long except) {
        return jdbc.sql(
                        "select count(*) from message_logs where tenant_id = :tenant and direction = 'OUT' and id <> :except"
                                + " and " + IN_WINDOW)
                .param("tenant", tenant.value())
                .param("except", except)
                .param("window", limit.window().toString())
                .query(Integer.class)
                .single();
    }

    private Instant opensAt(TenantId tenant, SendingLimit limit, long except) {
        return jdbc.sql("select coalesce(min(settled_at) + cast(:window as interval),"
                        + " clock_timestamp() + interval '1 second') from message_logs"
                        + " where tenant_id = :tenant and direction = 'OUT' and id <> :except and settled_at is not null"
                        + " and " + IN_WINDOW)
                .param("tenant", tenant.value())
                .param("except", except)
                .param("window", limit.window().toString())
                .query(OutboundMessages::firstInstant)
                .single();
    }

    private boolean othersWait(InboundMessageRow message) {
        return jdbc.sql("""
                        select exists (select from message_logs other
                          where other.tenant_id = :tenant and other.direction = 'IN' and other.outcome = 'RECEIVED'
                            and not other.caught_up and other.id <> :id
                            and not exists (select from message_logs answer
                                where answer.tenant_id = :tenant and answer.answers = other.id))
                        """)
                .param("tenant", message.tenant().value())
                .param("id", message.id())
                .query(Boolean.class)
                .single();
    }

    private boolean warned(TenantId tenant, SendingLimit limit) {
        return jdbc.sql("select exists (select from message_logs where tenant_id = :tenant and direction = 'OUT'"
                        + " and template = :limit and (outcome = 'PLANNED' or " + IN_WINDOW + "))")
                .param("tenant", tenant.value())
                .param("limit", ReplyDraft.LIMIT)
                .param("window", limit.window().toString())
                .query(Boolean.class)
                .single();
    }

    private boolean saidInChat(InboundMessageRow message, String template, Duration window) {
        return jdbc.sql("""
                        select exists (select from message_logs
                          where tenant_id = :tenant and chat_id = :chat and direction = 'OUT' and template = :template
                            and created_at > clock_timestamp() - cast(:window as interval))
                        """)
                .param("tenant", message.tenant().value())
                .param("chat", message.chatId())
                .param("template", template)
                .param("window", window.toString())
                .query(Boolean.class)
                .single();
    }

    private void insert(InboundMessageRow message, ReplyDraft outboundMessage) {
        jdbc.sql("""
                        insert into message_logs (tenant_id, direction, chat_id, from_number, to_number, message_text,
                            wa_message_id, kind, outcome, answers, quotes, template, intent, language)
                        select tenant_id, 'OUT', chat_id, to_number, from_number, :text,
                            :wa, 'TEXT', 'PLANNED', id, :quotes, :template, :intent, :language
                        from message_logs where tenant_id = :tenant and id = :id and direction = 'IN'
                        """)
                .param("text", outboundMessage.text())
                .param("wa", outboundMessage.waMessageId())
                .param("quotes", outboundMessage.quotes())
                .param("template", outboundMessage.template())
                .param("intent", outboundMessage.intent())
                .param("language", outboundMessage.language())
                .param("tenant", message.tenant().value())
                .param("id", message.id())
                .update();
        changeNotifier.notify(ChangeNotification.Kind.MESSAGE, message.tenant());
    }

    private void closeOverLimit(InboundMessageRow message) {
        jdbc.sql("""
                        update message_logs set outcome = 'OVER_LIMIT', settled_at = clock_timestamp()
                        where tenant_id = :tenant and id = :id and direction = 'IN' and outcome = 'RECEIVED'
                        """)
                .param("tenant", message.tenant().value())
                .param("id", message.id())
                .update();
        changeNotifier.notify(ChangeNotification.Kind.MESSAGE, message.tenant());
    }

    /** Gives the message that an ended answer belongs to the outcome that follows from it. */
    private void closeAnswered(TenantId tenant, long answerId) {
        jdbc.sql("""
                        update message_logs message
                        set outcome = case when answer.template = 'LIMIT' then 'OVER_LIMIT'
                                           when answer.outcome = 'SENT' then 'ANSWERED'
                                           else answer.outcome end,
                            settled_at = clock_timestamp()
                        from message_logs answer
                        where answer.tenant_id = :tenant and answer.id = :answer
                          and message.tenant_id = :tenant and message.id = answer.answers
                          and message.outcome in ('RECEIVED', 'UNCERTAIN')
                          and answer.outcome in ('SENT', 'FAILED', 'UNCERTAIN')
                        """).param("tenant", tenant.value()).param("answer", answerId).update();
        changeNotifier.notify(ChangeNotification.Kind.MESSAGE, tenant);
    }

    private static OutboundMessage answer(ResultSet row, int n) throws SQLException {
        long answers = row.getLong("answers");
        return new OutboundMessage(
                TenantIdColumn.of(row),
                row.getLong("id"),
                row.getString("chat_id"),
                row.getString("wa_message_id"),
                row.getString("message_text"),
                row.getString("template"),
                row.getString("quotes"),
                answers == 0 ? null : Long.valueOf(answers),
                OutboundOutcome.valueOf(row.getString("outcome")),
                TimestampColumns.find(row, "begun_at"));
    }

    private static Instant firstInstant(ResultSet row, int n) throws SQLException {
        return row.getObject(1, OffsetDateTime.class).toInstant();
    }
}
