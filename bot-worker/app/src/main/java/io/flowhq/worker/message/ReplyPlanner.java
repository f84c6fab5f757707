package io.flowhq.worker.message;

import io.flowhq.replies.Reply;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.InboundMessageRow;
import io.flowhq.store.message.InboundMessages;
import io.flowhq.store.message.InboundOutcome;
import io.flowhq.store.message.MessageOrigin;
import io.flowhq.store.message.OutboundMessages;
import io.flowhq.store.message.PlanResult;
import io.flowhq.store.message.ReplyConfig;
import io.flowhq.store.message.ReplyConfigs;
import io.flowhq.store.message.ReplyDraft;
import io.flowhq.store.message.ReplyPlanning;
import io.flowhq.store.session.SessionRecords;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Decides on a customer's message: who keeps silent, and why; what is said, and whether the limit has room for it. */
@Component
class ReplyPlanner {

    private static final Logger log = LoggerFactory.getLogger(ReplyPlanner.class);

    private final InboundMessages inboundMessages;
    private final OutboundMessages outboundMessages;
    private final ReplyPlanning replyPlanning;
    private final ReplyConfigs replyConfigs;
    private final ChatHandoffs handoffs;
    private final SessionRecords records;
    private final ReplyGenerator replyGenerator;
    private final ReplySender replySender;
    private final MessageSettings settings;
    private final InstantSource clock;

    ReplyPlanner(
            InboundMessages inboundMessages,
            OutboundMessages outboundMessages,
            ReplyPlanning replyPlanning,
            ReplyConfigs replyConfigs,
            ChatHandoffs handoffs,
            SessionRecords records,
            ReplyGenerator replyGenerator,
            ReplySender replySender,
            MessageSettings settings,
            InstantSource clock) {
        this.inboundMessages = inboundMessages;
        this.outboundMessages = outboundMessages;
        this.replyPlanning = replyPlanning;
        this.replyConfigs = replyConfigs;
        this.handoffs = handoffs;
        this.records = records;
        this.replyGenerator = replyGenerator;
        this.replySender = replySender;
        this.settings = settings;
        this.clock = clock;
    }

    InboundMessages inbox() {
        return inboundMessages;
    }

    OutboundMessages answers() {
        return outboundMessages;
    }

    ReplySender delivery() {
        return replySender;
    }

    /** Closes the message or plans its answer; may wait for the limit. Leaves it as it is when the session went away. */
    void takeUp(InboundMessageRow message, SendContext session) throws InterruptedException {
        Optional<ReplyConfig> replyConfig = replyConfigs.find(message.tenant());
        if (replyConfig.isEmpty()) {
            session.end();
            return;
        }
        Optional<InboundOutcome> silent = silence(message, replyConfig.get(), session);
        if (silent.isPresent()) {
            inboundMessages.close(message, silent.get());
            return;
        }
        Optional<String> id = newId(message, session);
        if (id.isPresent()) {
            answer(message, replyConfig.get(), id.get(), session);
        }
    }

    /** Closes a message that nothing can be made of, for a person to see. */
    void giveUp(InboundMessageRow message, SendContext session) {
        inboundMessages.close(message, InboundOutcome.FAILED);
        records.lastError(message.tenant(), session.epoch(), "Message " + message.id() + " could not be dealt with");
    }

    /** Says the "please wait" for a message that found its chat's queue full. */
    void askToWait(InboundMessageRow message, SendContext session) throws InterruptedException {
        Optional<ReplyConfig> replyConfig = replyConfigs.find(message.tenant());
        if (replyConfig.isEmpty()
                || silence(message, replyConfig.get(), session).isPresent()) {
            return;
        }
        Optional<String> id = newId(message, session);
        if (id.isPresent()) {
            ReplyDraft notice = ReplyDraft.notice(
                    id.get(),
                    replyGenerator.pleaseWait(replyConfig.get()),
                    MessageOrigin.QUEUE_NOTICE,
                    message.waMessageId());
            replyPlanning.planNotice(message, session.epoch(), settings.limit(), notice);
        }
    }

    private Optional<InboundOutcome> silence(InboundMessageRow message, ReplyConfig replyConfig, SendContext session) {
        Instant now = clock.instant();
        if (replyConfig.silenced()) {
            return Optional.of(InboundOutcome.PAUSED);
        }
        if (handoffs.isOn(message.tenant(), message.chatId(), now)
                || outboundMessages.personWroteSince(message.tenant(), message.chatId(), message.writtenAt())) {
            return Optional.of(InboundOutcome.HANDED_OFF);
        }
        boolean tooOld = message.writtenAt().isBefore(session.readyAt().minus(settings.oldestAnswered()));
        return tooOld ? Optional.of(InboundOutcome.TOO_OLD) : Optional.empty();
    }

    private void answer(InboundMessageRow message, ReplyConfig replyConfig, String id, SendContext session)
            throws InterruptedException {
        Reply reply = replyGenerator.replyTo(message, replyConfig);
        ReplyDraft answer = new ReplyDraft(
                id,
                reply.text(),
                reply.intent().equals(Reply.OWN) ? MessageOrigin.OWNER_REPLY : MessageOrigin.TEMPLATE,
                reply.template(),
                reply.intent(),
                reply.language().name(),
                message.waMessageId(),
                reply.handsOff() ? clock.instant().plus(settings.handoff()) : null);
        ReplyDraft warning = ReplyDraft.notice(
                id, replyGenerator.rateWarning(replyConfig), MessageOrigin.RATE_WARNING, message.waMessageId());
        switch (replyPlanning.plan(message, session.epoch(), settings.limit(), answer, warning)) {
            case PlanResult.Planned planned -> {}
            case PlanResult.OverLimit closed -> {}
            case PlanResult.Wait wait -> session.pause(wait.remaining());
            case PlanResult.Fenced fenced -> session.end();
        }
    }

    private Optional<String> newId(InboundMessageRow message, SendContext session) throws InterruptedException {
        try {
            return Optional.of(session.chats()
                    .newMessageId(message.chatId())
                    .get(settings.lookPatience().toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            log.debug("Page of tenant {} gave no message id: {}", message.tenant(), e.toString());
            session.pause(Duration.ofSeconds(1));
            return Optional.empty();
        }
    }
}
