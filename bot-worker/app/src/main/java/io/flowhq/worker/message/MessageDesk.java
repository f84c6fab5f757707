package io.flowhq.worker.message;

import io.flowhq.replies.Reply;
import io.flowhq.store.message.Answers;
import io.flowhq.store.message.Assistant;
import io.flowhq.store.message.Assistants;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.CustomerMessage;
import io.flowhq.store.message.CustomerOutcome;
import io.flowhq.store.message.Inbox;
import io.flowhq.store.message.PlannedAnswer;
import io.flowhq.store.message.Planning;
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
class MessageDesk {

    private static final Logger log = LoggerFactory.getLogger(MessageDesk.class);

    private final Inbox inbox;
    private final Answers answers;
    private final Assistants assistants;
    private final ChatHandoffs handoffs;
    private final SessionRecords records;
    private final Replying replying;
    private final Delivery delivery;
    private final MessageSettings settings;
    private final InstantSource clock;

    MessageDesk(
            Inbox inbox,
            Answers answers,
            Assistants assistants,
            ChatHandoffs handoffs,
            SessionRecords records,
            Replying replying,
            Delivery delivery,
            MessageSettings settings,
            InstantSource clock) {
        this.inbox = inbox;
        this.answers = answers;
        this.assistants = assistants;
        this.handoffs = handoffs;
        this.records = records;
        this.replying = replying;
        this.delivery = delivery;
        this.settings = settings;
        this.clock = clock;
    }

    Inbox inbox() {
        return inbox;
    }

    Answers answers() {
        return answers;
    }

    Delivery delivery() {
        return delivery;
    }

    /** Closes the message or plans its answer; may wait for the limit. Leaves it as it is when the session went away. */
    void takeUp(CustomerMessage message, OpenSession session) throws InterruptedException {
        Optional<Assistant> assistant = assistants.find(message.tenant());
        if (assistant.isEmpty()) {
            session.end();
            return;
        }
        Optional<CustomerOutcome> silent = silence(message, assistant.get(), session);
        if (silent.isPresent()) {
            inbox.close(message, silent.get());
            return;
        }
        Optional<String> id = newId(message, session);
        if (id.isPresent()) {
            answer(message, assistant.get(), id.get(), session);
        }
    }

    /** Closes a message that nothing can be made of, for a person to see. */
    void giveUp(CustomerMessage message, OpenSession session) {
        inbox.close(message, CustomerOutcome.FAILED);
        records.lastError(message.tenant(), session.epoch(), "Message " + message.id() + " could not be dealt with");
    }

    /** Says the "please wait" for a message that found its chat's queue full. */
    void askToWait(CustomerMessage message, OpenSession session) throws InterruptedException {
        Optional<Assistant> assistant = assistants.find(message.tenant());
        if (assistant.isEmpty() || silence(message, assistant.get(), session).isPresent()) {
            return;
        }
        Optional<String> id = newId(message, session);
        if (id.isPresent()) {
            PlannedAnswer notice = new PlannedAnswer(
                    id.get(),
                    replying.pleaseWait(assistant.get()),
                    PlannedAnswer.QUEUE,
                    null,
                    null,
                    message.waMessageId());
            answers.planNotice(message, session.epoch(), settings.limit(), notice);
        }
    }

    private Optional<CustomerOutcome> silence(CustomerMessage message, Assistant assistant, OpenSession session) {
        Instant now = clock.instant();
        if (assistant.silenced()) {
            return Optional.of(CustomerOutcome.PAUSED);
        }
        if (handoffs.isOn(message.tenant(), message.chatId(), now)
                || answers.personWroteSince(message.tenant(), message.chatId(), message.writtenAt())) {
            return Optional.of(CustomerOutcome.HANDED_OFF);
        }
        boolean tooOld = message.writtenAt().isBefore(session.readyAt().minus(settings.oldestAnswered()));
        return tooOld ? Optional.of(CustomerOutcome.TOO_OLD) : Optional.empty();
    }

    private void answer(CustomerMessage message, Assistant assistant, String id, OpenSession session)
            throws InterruptedException {
        Reply reply = replying.replyTo(message, assistant);
        PlannedAnswer answer = new PlannedAnswer(
                id,
                reply.text(),
                reply.template(),
                reply.intent(),
                reply.language().name(),
                message.waMessageId(),
                reply.handsOff() ? clock.instant().plus(settings.handoff()) : null);
        PlannedAnswer warning = new PlannedAnswer(
                id, replying.rateWarning(assistant), PlannedAnswer.LIMIT, null, null, message.waMessageId());
        switch (answers.plan(message, session.epoch(), settings.limit(), answer, warning)) {
            case Planning.Planned planned -> {}
            case Planning.OverLimit closed -> {}
            case Planning.Wait wait -> session.pause(Duration.between(clock.instant(), wait.until()));
            case Planning.Fenced fenced -> session.end();
        }
    }

    private Optional<String> newId(CustomerMessage message, OpenSession session) throws InterruptedException {
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
