package io.flowhq.store.message;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeNotifier;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Writes down answers while the limit has room for them. What an answer promises is arranged with it or not at all. */
public class ReplyPlanning {

    private final JdbcClient jdbc;
    private final ChangeNotifier changeNotifier;
    private final ChatHandoffs handoffs;
    private final SendingWindow window;

    public ReplyPlanning(JdbcClient jdbc, ChangeNotifier changeNotifier, ChatHandoffs handoffs) {
        this.jdbc = jdbc;
        this.changeNotifier = changeNotifier;
        this.handoffs = handoffs;
        this.window = new SendingWindow(jdbc);
    }

    /**
     * Writes down the answer to a message while the limit has room for it. When this is the last room and others wait,
     * or there is none and no warning was given within the window, the warning is written down in its place; it waits
     * for its own room. After that, messages that just arrived are closed as OVER_LIMIT.
     *
     * <p>A message that has an answer already gets no second one, whoever asks.
     *
     * @param warning said at most once in a window
     */
    @Transactional
    public PlanResult plan(
            InboundMessageRow message, Epoch epoch, SendingLimit limit, ReplyDraft answer, ReplyDraft warning) {
        TenantId tenant = message.tenant();
        switch (window.take(tenant, epoch)) {
            case FENCED -> {
                return new PlanResult.Fenced();
            }
            case BUSY -> {
                return new PlanResult.Wait(SendingWindow.BUSY_RETRY_DELAY);
            }
            case OURS -> {}
        }
        Optional<Long> earlier = answerTo(message);
        if (earlier.isPresent()) {
            AnsweredMessages.close(jdbc, tenant, earlier.get());
            changeNotifier.notify(ChangeNotification.Kind.MESSAGE, tenant);
            return new PlanResult.Planned();
        }
        SendingWindow.State state = window.read(tenant, limit, 0);
        int room = state.room(limit);
        boolean excess = room <= 0 || (room == 1 && !message.caughtUp() && othersWait(message));
        if (!excess) {
            insert(message, answer);
        } else if (message.caughtUp()) {
            if (room > 0) {
                insert(message, answer);
            } else {
                return new PlanResult.Wait(state.remaining());
            }
        } else if (!state.warned()) {
            insert(message, warning);
        } else if (room > 0) {
            insert(message, answer);
        } else {
            closeOverLimit(message);
            return new PlanResult.OverLimit();
        }
        if (answer.handsOffUntil() != null) {
            handoffs.begin(
                    tenant,
                    message.chatId(),
                    ChatHandoffs.Cause.CUSTOMER_ASKED,
                    message.writtenAt(),
                    answer.handsOffUntil());
        }
        return new PlanResult.Planned();
    }

    /** Writes down an answer that belongs to no turn of the queue, such as the "please wait"; nothing when it is full. */
    @Transactional
    public boolean planNotice(InboundMessageRow message, Epoch epoch, SendingLimit limit, ReplyDraft notice) {
        TenantId tenant = message.tenant();
        if (window.take(tenant, epoch) != SendingWindow.Turn.OURS
                || window.read(tenant, limit, 0).room(limit) <= 0
                || saidInChat(message, notice.origin(), limit.window())) {
            return false;
        }
        insert(message, notice);
        return true;
    }

    private Optional<Long> answerTo(InboundMessageRow message) {
        return jdbc.sql("select id from message_logs where tenant_id = :tenant and answers = :id order by id limit 1")
                .param("tenant", message.tenant().value())
                .param("id", message.id())
                .query(Long.class)
                .optional();
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

    private boolean saidInChat(InboundMessageRow message, MessageOrigin origin, Duration window) {
        return jdbc.sql("""
                        select exists (select from message_logs
                          where tenant_id = :tenant and chat_id = :chat and direction = 'OUT' and origin = :origin
                            and created_at > statement_timestamp() - cast(:window as interval))
                        """)
                .param("tenant", message.tenant().value())
                .param("chat", message.chatId())
                .param("origin", origin.name())
                .param("window", window.toString())
                .query(Boolean.class)
                .single();
    }

    private void insert(InboundMessageRow message, ReplyDraft draft) {
        jdbc.sql("""
                        insert into message_logs (tenant_id, direction, chat_id, from_number, to_number, message_text,
                            wa_message_id, kind, outcome, answers, quotes, origin, template, intent, language)
                        select tenant_id, 'OUT', chat_id, to_number, from_number, :text,
                            :wa, 'TEXT', 'PLANNED', id, :quotes, :origin, :template, :intent, :language
                        from message_logs where tenant_id = :tenant and id = :id and direction = 'IN'
                        """)
                .param("text", draft.text())
                .param("wa", draft.waMessageId())
                .param("quotes", draft.quotes())
                .param("origin", draft.origin().name())
                .param("template", draft.template())
                .param("intent", draft.intent())
                .param("language", draft.language())
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
}
