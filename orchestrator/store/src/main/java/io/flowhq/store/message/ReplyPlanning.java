package io.flowhq.store.message;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeNotifier;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.order.CustomerRequests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Writes down answers while the limit has room for them. What an answer promises is arranged with it or not at all. */
public class ReplyPlanning {

    private final JdbcClient jdbc;
    private final ChangeNotifier changeNotifier;
    private final ChatHandoffs handoffs;
    private final SendingWindow window;
    private final FollowUps followUps;
    private final CustomerRequests requests;

    public ReplyPlanning(JdbcClient jdbc, ChangeNotifier changeNotifier, ChatHandoffs handoffs) {
        this.jdbc = jdbc;
        this.changeNotifier = changeNotifier;
        this.handoffs = handoffs;
        this.window = new SendingWindow(jdbc);
        this.followUps = new FollowUps(jdbc, changeNotifier);
        this.requests = new CustomerRequests(jdbc, changeNotifier);
    }

    /**
     * Writes down the answer to a message when the limit has room for it. A message that has an answer already gets no
     * second one, whoever asks.
     */
    @Transactional
    public PlanResult plan(InboundMessageRow message, Epoch epoch, SendingLimit limit, ReplyDraft answer) {
        TenantId tenant = message.tenant();
        return switch (window.take(tenant, epoch)) {
            case FENCED -> new PlanResult.Fenced();
            case BUSY -> new PlanResult.Wait(SendingWindow.BUSY_RETRY_DELAY);
            case OURS -> {
                List<Part> parts = lock(message);
                if (isAnswered(message, parts)) {
                    yield new PlanResult.Planned();
                }
                if (!standsAsRead(message, parts)) {
                    yield new PlanResult.Changed();
                }
                SendingWindow.State state = window.read(tenant, limit, 0);
                if (state.room(limit) <= 0) {
                    yield new PlanResult.Wait(state.remaining());
                }
                if (answer.dialogue() != null
                        && !requests.apply(tenant, message.chatId(), message.id(), answer.dialogue())) {
                    yield new PlanResult.TimeTaken();
                }
                insert(message, answer);
                handOff(message, answer);
                if (answer.followUp() != null) {
                    followUps.openAbout(tenant, message.id(), answer.followUp());
                }
                if (parts.size() > 1) {
                    followUps.openForParts(tenant, message.id());
                }
                yield new PlanResult.Planned();
            }
        };
    }

    /**
     * Refuses a message that would be answered too late: the first of a window gets the warning, which waits for room of
     * its own; the others are closed as OVER_LIMIT.
     */
    @Transactional
    public PlanResult refuse(InboundMessageRow message, Epoch epoch, SendingLimit limit, ReplyDraft warning) {
        TenantId tenant = message.tenant();
        return switch (window.take(tenant, epoch)) {
            case FENCED -> new PlanResult.Fenced();
            case BUSY -> new PlanResult.Wait(SendingWindow.BUSY_RETRY_DELAY);
            case OURS -> {
                List<Part> parts = lock(message);
                if (isAnswered(message, parts)) {
                    yield new PlanResult.Planned();
                }
                if (!standsAsRead(message, parts)) {
                    yield new PlanResult.Changed();
                }
                if (window.read(tenant, limit, 0).warned()) {
                    closeOverLimit(message);
                    yield new PlanResult.Closed();
                }
                insert(message, warning);
                yield new PlanResult.Planned();
            }
        };
    }

    /** How long a message would wait for its turn at most: zero while there is room for it and those before it. */
    public Duration expectedWait(InboundMessageRow message, SendingLimit limit) {
        int waiting = jdbc.sql("""
                        select count(*) from message_logs message
                        where tenant_id = :tenant and direction = 'IN' and outcome = 'RECEIVED'
                          and merged_into is null and id <= :id
                          and not exists (select from message_logs answer
                            where answer.tenant_id = :tenant and answer.answers = message.id)
                        """)
                .param("tenant", message.tenant().value())
                .param("id", message.id())
                .query(Integer.class)
                .single();
        int withoutRoom = waiting - window.read(message.tenant(), limit, 0).room(limit);
        return withoutRoom <= 0
                ? Duration.ZERO
                : limit.window().multipliedBy(Math.ceilDiv(withoutRoom, limit.messages()));
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

    private boolean isAnswered(InboundMessageRow message, List<Part> parts) {
        Optional<Long> earlier =
                parts.stream().map(Part::answer).filter(Objects::nonNull).findFirst();
        earlier.ifPresent(answer -> {
            AnsweredMessages.close(jdbc, message.tenant(), answer);
            followUps.openForOutcome(message.tenant(), message.id());
            changeNotifier.notify(ChangeNotification.Kind.MESSAGE, message.tenant());
        });
        return earlier.isPresent();
    }

    /**
     * The message and those that were merged into it, with the answer that the message has; nobody edits or deletes them
     * until the end of the transaction.
     */
    private List<Part> lock(InboundMessageRow message) {
        return jdbc.sql("""
                        select id, outcome, message_text as text,
                               (select min(answer.id) from message_logs answer
                                where answer.tenant_id = :tenant and answer.answers = :id) as answer
                        from message_logs
                        where tenant_id = :tenant and direction = 'IN' and (id = :id or merged_into = :id)
                        order by written_at, id for no key update
                        """)
                .param("tenant", message.tenant().value())
                .param("id", message.id())
                .query(Part.class)
                .list();
    }

    private static boolean standsAsRead(InboundMessageRow message, List<Part> parts) {
        String text = parts.stream()
                .filter(part -> part.id() == message.id() || !part.text().isEmpty())
                .map(Part::text)
                .collect(Collectors.joining("\n"));
        return text.equals(message.text())
                && parts.stream()
                        .anyMatch(part -> part.id() == message.id() && part.outcome() == InboundOutcome.RECEIVED);
    }

    private record Part(
            long id,
            InboundOutcome outcome,
            String text,
            @Nullable Long answer) {}

    private void handOff(InboundMessageRow message, ReplyDraft answer) {
        Instant until = answer.handsOffUntil();
        if (until != null) {
            handoffs.begin(
                    message.tenant(),
                    message.chatId(),
                    answer.confirmsOptOut() ? ChatHandoffs.Cause.OPTED_OUT : ChatHandoffs.Cause.CUSTOMER_ASKED,
                    message.writtenAt(),
                    answer.confirmsOptOut() ? until.plus(ChatHandoffs.FOR_GOOD) : until);
        }
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
                            wa_message_id, kind, outcome, answers, quotes, origin, template, intent, language, says_closed,
                            because)
                        select tenant_id, 'OUT', chat_id, to_number, from_number, :text,
                            :wa, 'TEXT', 'PLANNED', id, :quotes, :origin, :template, :intent, :language, :saysClosed,
                            :because
                        from message_logs where tenant_id = :tenant and id = :id and direction = 'IN'
                        """)
                .param("text", draft.text())
                .param("wa", draft.waMessageId())
                .param("quotes", draft.quotes())
                .param("origin", draft.origin().name())
                .param("template", draft.template())
                .param("intent", draft.intent())
                .param("language", draft.language())
                .param("saysClosed", draft.saysClosed())
                .param("because", draft.because())
                .param("tenant", message.tenant().value())
                .param("id", message.id())
                .update();
        changeNotifier.notify(ChangeNotification.Kind.MESSAGE, message.tenant());
    }

    private void closeOverLimit(InboundMessageRow message) {
        jdbc.sql("""
                        update message_logs set outcome = 'OVER_LIMIT', settled_at = clock_timestamp()
                        where tenant_id = :tenant and (id = :id or merged_into = :id) and direction = 'IN' and outcome = 'RECEIVED'
                        """)
                .param("tenant", message.tenant().value())
                .param("id", message.id())
                .update();
        followUps.openForOutcome(message.tenant(), message.id());
        changeNotifier.notify(ChangeNotification.Kind.MESSAGE, message.tenant());
    }
}
