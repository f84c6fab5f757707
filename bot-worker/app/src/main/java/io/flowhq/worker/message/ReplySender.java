package io.flowhq.worker.message;

import io.flowhq.store.message.InboundOutcome;
import io.flowhq.store.message.OutboundMessage;
import io.flowhq.store.message.OutboundMessages;
import io.flowhq.store.message.OutboundOutcome;
import io.flowhq.store.message.SendPermit;
import io.flowhq.store.session.SessionRecords;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings one answer to its end: SENT, FAILED, WITHDRAWN, or UNCERTAIN where nobody can know.
 *
 * <p>The row is SENDING before the page hears of the answer. An answer found SENDING, after a crash or an unclear
 * result, is looked for in the chat by its own id: what stands there was sent, or is held by the page until WhatsApp
 * takes it; what does not was not sent, and goes out once more under the same id, with growing pauses, for as long as
 * its question is to be answered. Only a page that may have forgotten (its storage is older than the attempt), or one
 * that keeps silent, leaves it UNCERTAIN.
 */
@Component
class ReplySender {

    private static final Logger log = LoggerFactory.getLogger(ReplySender.class);

    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(2);

    /** Attempts, over all sessions, of which no page said what had become: the answer itself may break the page. */
    private static final int MAX_UNCLEAR_ATTEMPTS = 5;

    /** The retry delay doubles this often. */
    private static final int MAX_DOUBLINGS = 4;

    private final OutboundMessages outboundMessages;
    private final SilenceRules silenceRules;
    private final PageSender pageSender;
    private final SessionRecords records;
    private final MessageSettings settings;
    private final InstantSource clock;

    ReplySender(
            OutboundMessages outboundMessages,
            SilenceRules silenceRules,
            PageSender pageSender,
            SessionRecords records,
            MessageSettings settings,
            InstantSource clock) {
        this.outboundMessages = outboundMessages;
        this.silenceRules = silenceRules;
        this.pageSender = pageSender;
        this.records = records;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Returns when the answer has ended, when the page holds it, or when the session has ended. An answer whose session
     * went away stays as it is, for the next one.
     */
    void deliver(OutboundMessage planned, SendContext session) throws InterruptedException {
        OutboundMessage message = planned;
        if (message.outcome() == OutboundOutcome.SENDING) {
            if (!findOut(message, session)) {
                return;
            }
            outboundMessages.notSent(message, false);
        } else if (message.attempts() == 0 && pageSender.showsTyping()) {
            // Judged once more before it goes.
            if (withdraws(message)) {
                return;
            }
            pageSender.showTyping(message, session);
        }
        for (Optional<OutboundMessage> begun = begin(message, session);
                begun.isPresent();
                begun = begin(message, session)) {
            message = begun.get();
            PageSender.Sent result = pageSender.send(message, session);
            if (result instanceof PageSender.Sent.Confirmed confirmed) {
                sent(message, confirmed.ack(), session);
                return;
            }
            if (!findOut(message, session)) {
                return;
            }
            if (result instanceof PageSender.Sent.Refused refused && refused.never()) {
                fail(message, "the page refused it: " + refused.reason(), session);
                return;
            }
            outboundMessages.notSent(message, result instanceof PageSender.Sent.Refused);
            session.pause(retryDelay(message));
        }
    }

    /** Ends an answer that cannot be dealt with; nobody knows how far it came. */
    void giveUp(OutboundMessage message, SendContext session) {
        doubt(message, "it could not be dealt with", session);
    }

    /** Looks once more for an answer that the page holds. */
    void lookAgain(OutboundMessage held, SendContext session) throws InterruptedException {
        switch (pageSender.look(held, session)) {
            case SENT -> sent(held, null, session);
            case FORGOTTEN -> doubt(held, "the page's storage is older than the attempt", session);
            case NOT_SENT -> outboundMessages.notSent(held, false);
            case HELD, UNKNOWN -> outboundMessages.hold(held);
        }
    }

    /** @return whether the attempt surely sent nothing; otherwise the answer has ended, is held, or the session is gone */
    private boolean findOut(OutboundMessage message, SendContext session) throws InterruptedException {
        Instant doubtEnds = clock.instant().plus(settings.doubtPatience());
        while (session.isLive()) {
            PageSender.Trace trace = pageSender.look(message, session);
            switch (trace) {
                case SENT -> {
                    sent(message, null, session);
                    return false;
                }
                case NOT_SENT -> {
                    if (message.unclearAttempts() < MAX_UNCLEAR_ATTEMPTS) {
                        return true;
                    }
                    fail(message, "the page failed over it " + message.unclearAttempts() + " times", session);
                    return false;
                }
                case FORGOTTEN -> {
                    doubt(message, "the page's storage is older than the attempt", session);
                    return false;
                }
                case HELD, UNKNOWN -> {
                    if (clock.instant().isAfter(doubtEnds)) {
                        leave(message, trace, session);
                        return false;
                    }
                    session.pause(LOOK_INTERVAL);
                }
            }
        }
        return false;
    }

    private void leave(OutboundMessage message, PageSender.Trace trace, SendContext session) {
        if (trace == PageSender.Trace.HELD) {
            log.info("The page holds answer {} of tenant {}", message.id(), message.tenant());
            outboundMessages.hold(message);
        } else {
            doubt(message, "WhatsApp did not confirm it in time", session);
        }
    }

    private boolean withdraws(OutboundMessage message) {
        Optional<InboundOutcome> silence = silenceRules.forAnswer(message);
        silence.ifPresent(outcome -> outboundMessages.withdraw(message, outcome));
        return silence.isPresent();
    }

    /** @return empty when it must not be sent by us, or not any more */
    private Optional<OutboundMessage> begin(OutboundMessage message, SendContext session) throws InterruptedException {
        AtomicReference<@Nullable OutboundMessage> begun = new AtomicReference<>();
        long question = message.answers() == null ? message.id() : message.answers();
        boolean hasRoom = message.attempts() == 0 && !message.origin().isText();
        session.queue().await(hasRoom, question, () -> {
            if (withdraws(message)) {
                return Optional.empty();
            }
            switch (outboundMessages.begin(message, session.epoch(), settings.limit())) {
                case SendPermit.Begun now -> begun.set(now.message());
                case SendPermit.Wait wait -> {
                    return Optional.of(wait.remaining());
                }
                case SendPermit.Ended ended -> {}
                case SendPermit.Fenced fenced -> session.end();
            }
            return Optional.empty();
        });
        return Optional.ofNullable(begun.get());
    }

    private Duration retryDelay(OutboundMessage message) {
        return settings.retryDelay().multipliedBy(1L << Math.min(message.attempts() - 1, MAX_DOUBLINGS));
    }

    private void sent(OutboundMessage message, @Nullable Integer ack, SendContext session) {
        outboundMessages.settle(message, OutboundOutcome.SENT, ack, null);
        AnswerCounters.count(OutboundOutcome.SENT);
        records.seen(message.tenant(), session.epoch(), clock.instant());
    }

    private void doubt(OutboundMessage message, String why, SendContext session) {
        log.warn("Answer {} of tenant {} is uncertain: {}", message.id(), message.tenant(), why);
        outboundMessages.settle(message, OutboundOutcome.UNCERTAIN, null, why);
        AnswerCounters.count(OutboundOutcome.UNCERTAIN);
        records.lastError(message.tenant(), session.epoch(), "An answer may or may not have been sent: " + why);
    }

    private void fail(OutboundMessage message, String why, SendContext session) {
        log.warn("Answer {} of tenant {} failed: {}", message.id(), message.tenant(), why);
        outboundMessages.settle(message, OutboundOutcome.FAILED, null, why);
        AnswerCounters.count(OutboundOutcome.FAILED);
        records.lastError(message.tenant(), session.epoch(), "An answer could not be sent: " + why);
    }
}
