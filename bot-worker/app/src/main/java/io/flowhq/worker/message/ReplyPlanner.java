package io.flowhq.worker.message;

import io.flowhq.replies.Reply;
import io.flowhq.store.endpoint.AnswerEndpoint;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.InboundMessageRow;
import io.flowhq.store.message.InboundMessages;
import io.flowhq.store.message.InboundOutcome;
import io.flowhq.store.message.MessageIds;
import io.flowhq.store.message.MessageKind;
import io.flowhq.store.message.MessageOrigin;
import io.flowhq.store.message.PlanResult;
import io.flowhq.store.message.ReplyConfig;
import io.flowhq.store.message.ReplyConfigs;
import io.flowhq.store.message.ReplyDraft;
import io.flowhq.store.message.ReplyPlanning;
import io.flowhq.store.order.DialogueChange;
import io.flowhq.store.order.RequestKind;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.worker.external.ExternalAnswers;
import io.flowhq.worker.page.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Decides on a customer's message: who keeps silent, and why; what is said, and whether the limit has room for it. */
@Component
class ReplyPlanner {

    /** Within which a chat that repeats itself is an automaton's. */
    private static final Duration REPEATS_WITHIN = Duration.ofMinutes(30);

    /** After so many texts, each at once upon an answer, few of them different, the chat is an automaton's as well. */
    private static final int CIRCLING_TEXTS = 18;

    private static final Duration INSTANT_REACTION = Duration.ofSeconds(10);

    /** What a tenant's endpoint is asked about. A price that is not told would be refused anyway. */
    private static final Set<FollowUpReason> UNKNOWN =
            EnumSet.of(FollowUpReason.UNKNOWN_QUESTION, FollowUpReason.QUESTION, FollowUpReason.AVAILABILITY);

    /** How often the next step of a dialogue is thought of anew before the message is answered without it. */
    private static final int MAX_TAKEN_TIMES = 3;

    /** How often the quiet window begins anew before the chat is answered all the same. */
    private static final int MAX_QUIET_WAITS = 8;

    private final InboundMessages inboundMessages;
    private final ReplyPlanning replyPlanning;
    private final ReplyConfigs replyConfigs;
    private final ChatHandoffs handoffs;
    private final SessionRecords records;
    private final SilenceRules silenceRules;
    private final ReplyGenerator replyGenerator;
    private final FollowUps followUps;
    private final OrderDialogue orderDialogue;
    private final SmallTalkRule smallTalkRule;
    private final ExternalAnswers externalAnswers;
    private final MessageSettings settings;

    ReplyPlanner(
            InboundMessages inboundMessages,
            ReplyPlanning replyPlanning,
            ReplyConfigs replyConfigs,
            ChatHandoffs handoffs,
            SessionRecords records,
            SilenceRules silenceRules,
            ReplyGenerator replyGenerator,
            FollowUps followUps,
            OrderDialogue orderDialogue,
            SmallTalkRule smallTalkRule,
            ExternalAnswers externalAnswers,
            MessageSettings settings) {
        this.inboundMessages = inboundMessages;
        this.replyPlanning = replyPlanning;
        this.replyConfigs = replyConfigs;
        this.handoffs = handoffs;
        this.records = records;
        this.silenceRules = silenceRules;
        this.replyGenerator = replyGenerator;
        this.followUps = followUps;
        this.orderDialogue = orderDialogue;
        this.smallTalkRule = smallTalkRule;
        this.externalAnswers = externalAnswers;
        this.settings = settings;
    }

    /** Closes the message or plans its answer; may wait for the limit. Leaves it as it is when the session went away. */
    void takeUp(InboundMessageRow first, SendContext session) throws InterruptedException {
        if (configToAnswer(first, session).isEmpty()) {
            return;
        }
        Optional<InboundMessageRow> whole = whole(first, session);
        if (whole.isEmpty()) {
            return;
        }
        InboundMessageRow message = whole.get();
        boolean tooMany = !message.caughtUp()
                && replyPlanning.expectedWait(message, settings.limit()).compareTo(settings.longestWait()) > 0;
        Optional<String> external = tooMany ? Optional.empty() : external(message);
        AtomicInteger takenTimes = new AtomicInteger();
        session.queue()
                .await(
                        tooMany,
                        message.id(),
                        () -> tooMany ? refuse(message, session) : answer(message, external, takenTimes, session));
    }

    /** Closes a message that nothing can be made of, for a person to see. */
    void giveUp(InboundMessageRow message, SendContext session) {
        inboundMessages.close(message, InboundOutcome.FAILED);
        records.lastError(message.tenant(), session.epoch(), "Message " + message.id() + " could not be dealt with");
    }

    /** Says the "please wait" for a message that found its chat's queue full. */
    void askToWait(InboundMessageRow message, SendContext session) {
        Optional<ReplyConfig> replyConfig = replyConfigs.find(message.tenant());
        if (replyConfig.isEmpty()
                || silenceRules.forQuestion(message, replyConfig.get()).isPresent()) {
            return;
        }
        replyPlanning.planNotice(
                message,
                session.epoch(),
                settings.limit(),
                ReplyDraft.notice(
                        MessageIds.next(MessageId.chatOf(message.waMessageId())),
                        replyGenerator.pleaseWait(replyConfig.get()),
                        MessageOrigin.QUEUE_NOTICE,
                        message.waMessageId()));
    }

    /** Empty when the message was closed without an answer, or the tenant is gone. */
    private Optional<ReplyConfig> configToAnswer(InboundMessageRow message, SendContext session) {
        Optional<ReplyConfig> replyConfig = replyConfigs.find(message.tenant());
        if (replyConfig.isEmpty()) {
            session.end();
            return replyConfig;
        }
        Optional<InboundOutcome> silence = silenceRules.forQuestion(message, replyConfig.get());
        silence.ifPresent(outcome -> {
            if (outcome == InboundOutcome.HANDED_OFF && silenceRules.isOptedOut(message.tenant(), message.chatId())) {
                afterOptOut(message, replyConfig.get());
            }
            inboundMessages.close(message, outcome);
        });
        return silence.isPresent() ? Optional.empty() : replyConfig;
    }

    /** Who asked not to be written to gets no answer; what they want is a person's to see all the same. */
    private void afterOptOut(InboundMessageRow message, ReplyConfig replyConfig) {
        Reply reply = replyGenerator.replyTo(message, replyConfig);
        FollowUpReason reason = FollowUpReasons.afterOptOut(message.kind(), reply);
        if (reason != null) {
            followUps.open(message.tenant(), message.id(), reason);
        }
    }

    /** The message with those that follow it at once, when the chat has fallen quiet; empty when the session went away. */
    private Optional<InboundMessageRow> whole(InboundMessageRow first, SendContext session)
            throws InterruptedException {
        Duration quiet = settings.quietWindow();
        if (quiet.isZero()) {
            return Optional.of(first);
        }
        Duration left = inboundMessages.untilQuiet(first.tenant(), first.chatId(), quiet);
        CompletableFuture<Void> typing = CompletableFuture.completedFuture(null);
        if (left.isPositive() && !settings.typing().isZero()) {
            typing = session.chats().typing(MessageId.chatOf(first.waMessageId()), left);
        }
        for (int waits = 0; left.isPositive() && waits < MAX_QUIET_WAITS && session.isLive(); waits++) {
            session.pause(left);
            left = inboundMessages.untilQuiet(first.tenant(), first.chatId(), quiet);
        }
        typing.cancel(false);
        if (!session.isLive()) {
            return Optional.empty();
        }
        inboundMessages.merge(first.tenant(), first.chatId(), quiet);
        return inboundMessages.next(first.tenant(), first.chatId());
    }

    /** What the tenant's endpoint says to a question that the assistant cannot answer; asked before the queue, not in it. */
    private Optional<String> external(InboundMessageRow message) {
        Optional<AnswerEndpoint> endpoint = externalAnswers.endpointOf(message);
        Optional<ReplyConfig> replyConfig = endpoint.flatMap(found -> replyConfigs.find(message.tenant()));
        if (replyConfig.isEmpty() || isLoop(message)) {
            return Optional.empty();
        }
        Reply reply = replyGenerator.replyTo(message, replyConfig.get());
        return isUnknown(message, reply)
                        && turn(message, reply, replyConfig.get()).isEmpty()
                ? externalAnswers.ask(endpoint.orElseThrow(), message, reply.language(), replyConfig.get())
                : Optional.empty();
    }

    private static boolean isUnknown(InboundMessageRow message, Reply reply) {
        FollowUpReason reason = FollowUpReasons.of(message.kind(), reply);
        return message.kind() == MessageKind.TEXT && reason != null && UNKNOWN.contains(reason);
    }

    private Optional<Duration> answer(
            InboundMessageRow read, Optional<String> told, AtomicInteger takenTimes, SendContext session) {
        Optional<InboundMessageRow> waiting = inboundMessages.waiting(read.tenant(), read.id());
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        InboundMessageRow message = waiting.get();
        Optional<String> external = told.filter(answer -> message.text().equals(read.text()));
        return decide(message, session, replyConfig -> {
            if (isLoop(message)) {
                handoffs.begin(
                        message.tenant(),
                        message.chatId(),
                        ChatHandoffs.Cause.LOOP,
                        message.writtenAt(),
                        inboundMessages.now().plus(settings.handoff()));
                followUps.open(message.tenant(), message.id(), FollowUpReason.LOOP);
                inboundMessages.close(message, InboundOutcome.HANDED_OFF);
                return new PlanResult.Closed();
            }
            boolean inDialogue = takenTimes.get() < MAX_TAKEN_TIMES;
            Reply reply = replyGenerator.replyTo(message, replyConfig);
            Optional<OrderDialogue.Turn> turn = inDialogue ? turn(message, reply, replyConfig) : Optional.empty();
            if (turn.isEmpty() && smallTalkRule.isEnough(message, reply)) {
                inboundMessages.close(message, InboundOutcome.SAID_BEFORE);
                return new PlanResult.Closed();
            }
            PlanResult planned = replyPlanning.plan(
                    message, session.epoch(), settings.limit(), draft(message, reply, turn, external));
            if (planned instanceof PlanResult.TimeTaken) {
                takenTimes.incrementAndGet();
            }
            return planned;
        });
    }

    private Optional<Duration> refuse(InboundMessageRow read, SendContext session) {
        return inboundMessages
                .waiting(read.tenant(), read.id())
                .flatMap(message -> decide(
                        message,
                        session,
                        replyConfig -> replyPlanning.refuse(
                                message,
                                session.epoch(),
                                settings.limit(),
                                ReplyDraft.notice(
                                        MessageIds.next(MessageId.chatOf(message.waMessageId())),
                                        replyGenerator.rateWarning(replyConfig),
                                        MessageOrigin.RATE_WARNING,
                                        message.waMessageId()))));
    }

    /**
     * Judges the message afresh each time, since it may have waited, and its customer may have edited or deleted it; empty
     * when there is nothing to wait for.
     */
    private Optional<Duration> decide(
            InboundMessageRow message, SendContext session, Function<ReplyConfig, PlanResult> plan) {
        Optional<ReplyConfig> replyConfig = configToAnswer(message, session);
        if (replyConfig.isEmpty()) {
            return Optional.empty();
        }
        return switch (plan.apply(replyConfig.get())) {
            case PlanResult.Planned planned -> Optional.empty();
            case PlanResult.Closed closed -> Optional.empty();
            case PlanResult.Wait wait -> Optional.of(wait.remaining());
            case PlanResult.TimeTaken taken -> Optional.of(Duration.ZERO);
            case PlanResult.Changed changed -> Optional.of(Duration.ZERO);
            case PlanResult.Fenced fenced -> {
                session.end();
                yield Optional.empty();
            }
        };
    }

    private Optional<OrderDialogue.Turn> turn(InboundMessageRow message, Reply reply, ReplyConfig replyConfig) {
        return orderDialogue.next(
                message, reply, ReplyGenerator.hours(message.tenant(), replyConfig), inboundMessages::now);
    }

    private ReplyDraft draft(
            InboundMessageRow message, Reply reply, Optional<OrderDialogue.Turn> turn, Optional<String> external) {
        if (turn.isPresent()) {
            return draft(message, reply, turn.get());
        }
        if (external.isPresent() && isUnknown(message, reply)) {
            return draft(message, reply, external.get());
        }
        Instant handsOffUntil = reply.handsOff() ? inboundMessages.now().plus(settings.handoff()) : null;
        return new ReplyDraft(
                        MessageIds.next(MessageId.chatOf(message.waMessageId())),
                        reply.text(),
                        reply.intent().equals(Reply.OWN) ? MessageOrigin.OWNER_REPLY : MessageOrigin.TEMPLATE,
                        reply.template(),
                        reply.intent(),
                        reply.language().name(),
                        message.waMessageId(),
                        reply.closed() && !reply.courtesy(),
                        FollowUpReasons.of(message.kind(), reply),
                        handsOffUntil)
                .because(reply.matched());
    }

    private static ReplyDraft draft(InboundMessageRow message, Reply reply, String external) {
        return new ReplyDraft(
                MessageIds.next(MessageId.chatOf(message.waMessageId())),
                external,
                MessageOrigin.EXTERNAL,
                reply.template(),
                "external",
                reply.language().name(),
                message.waMessageId(),
                false,
                null,
                null);
    }

    /** A person has something to do once the customer has said yes, or has called it off. */
    private static ReplyDraft draft(InboundMessageRow message, Reply reply, OrderDialogue.Turn turn) {
        FollowUpReason followUp = turn.change().effect() instanceof DialogueChange.Place place
                ? (place.kind() == RequestKind.ORDER ? FollowUpReason.ORDER : FollowUpReason.BOOKING)
                : turn.cancels() ? FollowUpReason.CHANGE : null;
        return new ReplyDraft(
                        MessageIds.next(MessageId.chatOf(message.waMessageId())),
                        turn.step().text(),
                        MessageOrigin.TEMPLATE,
                        reply.template(),
                        turn.step().intent(),
                        reply.language().name(),
                        message.waMessageId(),
                        false,
                        followUp,
                        null,
                        turn.change())
                .because(reply.matched());
    }

    private boolean isLoop(InboundMessageRow message) {
        return settings.maxRepeats() > 0
                && (inboundMessages.repeats(
                                message.tenant(), message.chatId(), settings.maxRepeats() + 1, REPEATS_WITHIN)
                        || inboundMessages.circles(
                                message.tenant(), message.chatId(), CIRCLING_TEXTS, INSTANT_REACTION));
    }
}
