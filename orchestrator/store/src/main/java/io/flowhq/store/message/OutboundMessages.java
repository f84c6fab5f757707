package io.flowhq.store.message;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeNotifier;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.sql.TimestampColumns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What is said in a tenant's chats, from the plan to the acknowledgement. Nothing goes out beyond the limit. */
public class OutboundMessages {

    private static final String ROW = """
            tenant_id as tenant, id, chat_id, wa_message_id, message_text as text, origin, quotes, answers, outcome,
            begun_at, attempts, refusals
            """;

    private final JdbcClient jdbc;
    private final ChangeNotifier changeNotifier;
    private final SendingWindow window;
    private final FollowUps followUps;
    private final HandoffConfirmation handoffConfirmation;

    public OutboundMessages(JdbcClient jdbc, ChangeNotifier changeNotifier) {
        this.jdbc = jdbc;
        this.changeNotifier = changeNotifier;
        this.window = new SendingWindow(jdbc);
        this.followUps = new FollowUps(jdbc, changeNotifier);
        this.handoffConfirmation = new HandoffConfirmation(jdbc, changeNotifier);
    }

    /** The oldest answer of a chat that is to be sent, or of which it is to be found out whether it was. */
    public Optional<OutboundMessage> unfinished(TenantId tenant, String chatId) {
        return jdbc.sql("select " + ROW + """
                        from message_logs
                        where tenant_id = :tenant and chat_id = :chat and direction = 'OUT'
                          and outcome in ('PLANNED', 'SENDING') and held_at is null
                        order by id limit 1
                        """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .query(OutboundMessage.class)
                .optional();
    }

    /** The oldest answer of a chat that the page was seen to hold, if that was at least {@code age} ago. */
    public Optional<OutboundMessage> held(TenantId tenant, String chatId, Duration age) {
        return jdbc.sql("select " + ROW + """
                        from message_logs
                        where tenant_id = :tenant and chat_id = :chat and direction = 'OUT' and outcome = 'SENDING'
                          and held_at < statement_timestamp() - cast(:age as interval)
                        order by id limit 1
                        """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .param("age", age.toString())
                .query(OutboundMessage.class)
                .optional();
    }

    /** The page holds an answer and goes on trying by itself: it counts, and no longer stands in its chat's way. */
    public void hold(OutboundMessage message) {
        jdbc.sql("""
                        update message_logs set held_at = clock_timestamp()
                        where tenant_id = :tenant and id = :id and outcome = 'SENDING'
                        """)
                .param("tenant", message.tenant().value())
                .param("id", message.id())
                .update();
    }

    /** Another page than the one that held them has the tenant's answers now. */
    public void releaseHeld(TenantId tenant) {
        jdbc.sql("""
                        update message_logs set held_at = null
                        where tenant_id = :tenant and outcome = 'SENDING' and held_at is not null
                        """).param("tenant", tenant.value()).update();
    }

    /**
     * An attempt surely sent nothing: the answer takes no room in the window until it is begun again.
     *
     * @param refused the page itself said so
     */
    public void notSent(OutboundMessage message, boolean refused) {
        jdbc.sql("""
                        update message_logs set outcome = 'PLANNED', refusals = refusals + :refused, held_at = null
                        where tenant_id = :tenant and id = :id and outcome = 'SENDING'
                        """)
                .param("refused", refused ? 1 : 0)
                .param("tenant", message.tenant().value())
                .param("id", message.id())
                .update();
    }

    /**
     * Takes back an answer that surely was not sent, and gives the message it answers the outcome that says why. The message
     * has no answer then: taken up again, it gets another. For a person's sake only if a person has the chat still.
     */
    @Transactional
    public void withdraw(OutboundMessage message, InboundOutcome outcome) {
        if (outcome == InboundOutcome.HANDED_OFF && !handoffConfirmation.confirm(message)) {
            return;
        }
        int withdrawn = jdbc.sql("""
                        update message_logs
                        set outcome = 'WITHDRAWN', answers = null, settled_at = clock_timestamp(),
                            error = 'withdrawn: ' || :outcome
                        where tenant_id = :tenant and id = :id and direction = 'OUT' and outcome = 'PLANNED'
                        """)
                .param("outcome", outcome.name())
                .param("tenant", message.tenant().value())
                .param("id", message.id())
                .update();
        if (withdrawn == 1 && message.answers() != null) {
            jdbc.sql("""
                            update message_logs set outcome = :outcome, settled_at = clock_timestamp()
                            where tenant_id = :tenant and (id = :message or merged_into = :message)
                              and direction = 'IN' and outcome = 'RECEIVED'
                            """)
                    .param("outcome", outcome.name())
                    .param("tenant", message.tenant().value())
                    .param("message", message.answers())
                    .update();
            followUps.openForOutcome(message.tenant(), message.answers());
            changeNotifier.notify(ChangeNotification.Kind.MESSAGE, message.tenant());
        } else if (withdrawn == 1 && message.origin().isText()) {
            followUps.openForText(message.tenant(), message.id());
        }
        Contacts.gather(jdbc, message.tenant(), message.chatId());
    }

    /** Whether an answer was written down longer than {@code age} ago. */
    public boolean isOlderThan(OutboundMessage message, Duration age) {
        return jdbc.sql("""
                        select exists (select from message_logs
                          where tenant_id = :tenant and id = :id
                            and created_at < statement_timestamp() - cast(:age as interval))
                        """)
                .param("tenant", message.tenant().value())
                .param("id", message.id())
                .param("age", age.toString())
                .query(Boolean.class)
                .single();
    }

    /** Lets a PLANNED answer go to the page, if the session is still ours and the window has room. */
    @Transactional
    public SendPermit begin(OutboundMessage outboundMessage, Epoch epoch, SendingLimit limit) {
        TenantId tenant = outboundMessage.tenant();
        switch (window.take(tenant, epoch)) {
            case FENCED -> {
                return new SendPermit.Fenced();
            }
            case BUSY -> {
                return new SendPermit.Wait(SendingWindow.BUSY_RETRY_DELAY);
            }
            case OURS -> {}
        }
        SendingWindow.State state = window.read(tenant, limit, outboundMessage.id());
        if (state.counted() >= limit.messages()) {
            return new SendPermit.Wait(state.remaining());
        }
        return jdbc.sql("""
                        update message_logs
                        set outcome = 'SENDING', begun_at = coalesce(begun_at, clock_timestamp()),
                            attempts = attempts + 1, held_at = null,
                            wait_ms = coalesce(wait_ms,
                                1000 * extract(epoch from clock_timestamp() - created_at)::bigint)
                        where tenant_id = :tenant and id = :id and outcome in ('PLANNED', 'SENDING')
                        returning
                        """ + ROW)
                .param("tenant", tenant.value())
                .param("id", outboundMessage.id())
                .query(OutboundMessage.class)
                .optional()
                .<SendPermit>map(SendPermit.Begun::new)
                .orElseGet(SendPermit.Ended::new);
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
            Contacts.gather(jdbc, outboundMessage.tenant(), outboundMessage.chatId());
            boolean answered =
                    outcome == OutboundOutcome.SENT && outboundMessage.origin() != MessageOrigin.RATE_WARNING;
            if (outboundMessage.answers() != null && !answered) {
                followUps.openForOutcome(outboundMessage.tenant(), outboundMessage.answers());
            } else if (outboundMessage.origin().isText() && !answered) {
                followUps.openForText(outboundMessage.tenant(), outboundMessage.id());
            }
        }
    }

    /**
     * WhatsApp acknowledged a message of ours, under either id of the customer: at 1 (its server has it) and above it was
     * certainly sent, whatever we thought; below 0 the page holds it no longer.
     */
    @Transactional
    public void acknowledged(TenantId tenant, String waMessageId, int ack) {
        List<Acknowledged> acknowledged = jdbc.sql("""
                        with before as (
                            select id, outcome from message_logs
                            where tenant_id = :tenant and direction = 'OUT'
                              and (wa_message_id = :wa or (bare_id <> '' and bare_id = split_part(:wa, '_', 3)))
                              and (ack is null or ack < :ack)
                            for update)
                        update message_logs message
                        set ack = greatest(ack, cast(:ack as smallint)), acked_at = clock_timestamp(),
                            held_at = case when :ack < 0 then null else held_at end,
                            settled_at = case when before.outcome in ('SENDING', 'UNCERTAIN') and :ack >= 1
                                              then clock_timestamp() else settled_at end,
                            sent_at = case when before.outcome in ('SENDING', 'UNCERTAIN') and :ack >= 1
                                           then clock_timestamp() else sent_at end,
                            outcome = case when before.outcome in ('SENDING', 'UNCERTAIN') and :ack >= 1
                                           then 'SENT' else before.outcome end
                        from before
                        where message.tenant_id = :tenant and message.id = before.id
                        returning message.id, before.outcome = 'UNCERTAIN' and message.outcome = 'SENT' as after_doubt
                        """)
                .param("tenant", tenant.value())
                .param("wa", waMessageId)
                .param("ack", ack)
                .query(Acknowledged.class)
                .list();
        acknowledged.forEach(answer -> {
            closeAnswered(tenant, answer.id());
            if (answer.afterDoubt()) {
                followUps.withdrawSendFailed(tenant, answer.id());
            }
        });
    }

    private record Acknowledged(long id, boolean afterDoubt) {}

    /** Whether a message that left the business's account was ours; all others were typed by a person. */
    public boolean isOurs(TenantId tenant, String waMessageId) {
        return jdbc.sql("""
                        select exists (select from message_logs
                          where tenant_id = :tenant and direction = 'OUT'
                            and (wa_message_id = :wa or (bare_id <> '' and bare_id = split_part(:wa, '_', 3))))
                        """)
                .param("tenant", tenant.value())
                .param("wa", waMessageId)
                .query(Boolean.class)
                .single();
    }

    /** Logs what the owner typed. It does not count towards the limit. */
    @Transactional
    public void typedOnPhone(TenantId tenant, NewInboundMessage message) {
        typedOnPhone(tenant, message, Author.OWNER);
    }

    /** Logs what left the business's account without our doing. It does not count towards the limit. */
    @Transactional
    public void typedOnPhone(TenantId tenant, NewInboundMessage message, Author author) {
        jdbc.sql("""
                        insert into message_logs (tenant_id, direction, chat_id, from_number, to_number, message_text,
                            wa_message_id, kind, written_at, author, outcome, origin, settled_at, sent_at)
                        values (:tenant, 'OUT', :chat, :from, :to, :text, :wa, :kind, :written, :author, 'SENT', 'PHONE',
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
                .param("author", author.name())
                .update();
        changeNotifier.notify(ChangeNotification.Kind.MESSAGE, tenant);
    }

    /** Whether an answer to this intent was given in a chat within {@code interval}. */
    public boolean saidWithin(TenantId tenant, String chatId, String intent, Duration interval) {
        return jdbc.sql("""
                        select exists (select from message_logs
                          where tenant_id = :tenant and chat_id = :chat and direction = 'OUT' and intent = :intent
                            and outcome in ('PLANNED', 'SENDING', 'SENT', 'UNCERTAIN')
                            and created_at > clock_timestamp() - cast(:interval as interval))
                        """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .param("intent", intent)
                .param("interval", interval.toString())
                .query(Boolean.class)
                .single();
    }

    /** Whether the last replies in a chat, so many of them, were all within the interval and of these intents. */
    public boolean lastAreAmong(TenantId tenant, String chatId, Set<String> intents, int count, Duration interval) {
        return jdbc.sql("""
                        select count(*) = :count from (select intent, created_at from message_logs
                          where tenant_id = :tenant and chat_id = :chat and direction = 'OUT' and intent is not null
                            and outcome in ('PLANNED', 'SENDING', 'SENT', 'UNCERTAIN')
                          order by id desc limit :count) reply
                        where intent = any(:intents)
                          and created_at > clock_timestamp() - cast(:interval as interval)
                        """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .param("count", count)
                .param("intents", intents.toArray(String[]::new))
                .param("interval", interval.toString())
                .query(Boolean.class)
                .single();
    }

    /** What the bot said last in a chat, if that was within {@code age}: a "2" answers it. */
    public Optional<PreviousReply> lastSaid(TenantId tenant, String chatId, Duration age) {
        return jdbc.sql("""
                        select intent, language from message_logs
                        where tenant_id = :tenant and chat_id = :chat and direction = 'OUT'
                          and intent is not null and language is not null
                          and outcome in ('PLANNED', 'SENDING', 'SENT', 'UNCERTAIN')
                          and created_at > statement_timestamp() - cast(:age as interval)
                        order by id desc limit 1
                        """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .param("age", age.toString())
                .query(PreviousReply.class)
                .optional();
    }

    /** When a customer was told last that the business is closed, if that was within {@code age}. */
    public Optional<Instant> closedSaidAt(TenantId tenant, String chatId, Duration age) {
        return jdbc.sql("""
                        select max(created_at) as said from message_logs
                        where tenant_id = :tenant and chat_id = :chat and direction = 'OUT' and says_closed
                          and outcome in ('PLANNED', 'SENDING', 'SENT', 'UNCERTAIN')
                          and created_at > statement_timestamp() - cast(:age as interval)
                        """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .param("age", age.toString())
                .query((row, n) -> Optional.ofNullable(TimestampColumns.find(row, "said")))
                .single();
    }

    private void closeAnswered(TenantId tenant, long answer) {
        AnsweredMessages.close(jdbc, tenant, answer);
        changeNotifier.notify(ChangeNotification.Kind.MESSAGE, tenant);
    }
}
