package io.flowhq.worker.message;

import io.flowhq.store.message.OutboundMessage;
import io.flowhq.store.message.OutboundMessages;
import io.flowhq.store.message.OutboundOutcome;
import io.flowhq.store.message.SendPermit;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.worker.page.InboundMessage;
import io.flowhq.worker.page.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings one answer to its end: SENT, FAILED, or UNCERTAIN where nobody can know.
 *
 * <p>The row is SENDING before the page hears of the answer. An answer found SENDING, after a crash or an unclear
 * result, is looked for in the chat by its own id: what stands there was sent; what does not was not sent, and goes out
 * once more under the same id. Only a page that may have forgotten (its storage is older than the attempt), or one that
 * keeps silent, leaves it UNCERTAIN.
 */
@Component
class ReplySender {

    private static final Logger log = LoggerFactory.getLogger(ReplySender.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    /** Attempts that surely sent nothing, after which an answer is given up. */
    private static final int MOST_ATTEMPTS = 5;

    private final OutboundMessages outboundMessages;
    private final SessionRecords records;
    private final MessageSettings settings;
    private final InstantSource clock;

    ReplySender(
            OutboundMessages outboundMessages, SessionRecords records, MessageSettings settings, InstantSource clock) {
        this.outboundMessages = outboundMessages;
        this.records = records;
        this.settings = settings;
        this.clock = clock;
    }

    /** Where an answer was seen to be. */
    private enum Trace {
        SENT,
        /** In the chat, not yet taken by WhatsApp: the page goes on trying by itself. */
        HELD,
        NOT_SENT,
        /** Not there, and the page may have forgotten. */
        FORGOTTEN,
        /** The page did not say. */
        UNKNOWN
    }

    /**
     * Returns when the answer has ended or the session has. An answer whose session went away stays as it is, for the
     * next one.
     */
    void deliver(OutboundMessage outboundMessage, SendContext session) throws InterruptedException {
        Instant doubtEnds = clock.instant().plus(settings.doubtPatience());
        int attempts = 0;
        boolean begun = outboundMessage.outcome() == OutboundOutcome.SENDING;
        Instant begunAt = outboundMessage.begunAt();
        while (session.isLive()) {
            if (begun) {
                switch (look(outboundMessage, begunAt, session)) {
                    case SENT -> {
                        sent(outboundMessage, null, session);
                        return;
                    }
                    case FORGOTTEN -> {
                        doubt(outboundMessage, "the page's storage is older than the attempt", session);
                        return;
                    }
                    case HELD, UNKNOWN -> {
                        if (clock.instant().isAfter(doubtEnds)) {
                            doubt(outboundMessage, "WhatsApp did not confirm it in time", session);
                            return;
                        }
                        session.pause(BETWEEN_LOOKS);
                        continue;
                    }
                    case NOT_SENT -> {
                        if (attempts >= MOST_ATTEMPTS) {
                            fail(outboundMessage, "the page did not send it " + attempts + " times", session);
                            return;
                        }
                    }
                }
            } else {
                showTyping(outboundMessage, session);
            }
            switch (outboundMessages.begin(outboundMessage, session.epoch(), settings.limit())) {
                case SendPermit.Fenced fenced -> {
                    session.end();
                    return;
                }
                case SendPermit.Wait wait -> session.pause(wait.remaining());
                case SendPermit.Begun now -> {
                    begun = true;
                    begunAt = now.at();
                    SendResult result = send(outboundMessage, session);
                    if (result != null && result.sent()) {
                        sent(outboundMessage, result.ack(), session);
                        return;
                    }
                    attempts++;
                    if (result != null) {
                        log.debug(
                                "Page refused answer {} of tenant {}: {}",
                                outboundMessage.id(),
                                outboundMessage.tenant(),
                                result.result());
                    }
                    session.pause(Duration.ofSeconds(1L << Math.min(attempts, 4)));
                }
            }
        }
    }

    private void showTyping(OutboundMessage outboundMessage, SendContext session) throws InterruptedException {
        if (!settings.typing().isZero()) {
            CompletableFuture<Void> typing = session.chats().typing(outboundMessage.chatId(), settings.typing());
            session.pause(settings.typing());
            typing.cancel(false);
        }
    }

    /** @return null when the page did not answer in time, or died */
    private @Nullable SendResult send(OutboundMessage outboundMessage, SendContext session)
            throws InterruptedException {
        try {
            return session.chats()
                    .send(
                            outboundMessage.chatId(),
                            outboundMessage.text(),
                            outboundMessage.waMessageId(),
                            outboundMessage.quotes())
                    .get(settings.sendPatience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException unclear) {
            log.debug(
                    "Page left answer {} of tenant {} unclear: {}",
                    outboundMessage.id(),
                    outboundMessage.tenant(),
                    unclear.toString());
            return null;
        }
    }

    private Trace look(OutboundMessage outboundMessage, @Nullable Instant begunAt, SendContext session)
            throws InterruptedException {
        try {
            Optional<InboundMessage> found = session.chats()
                    .find(outboundMessage.waMessageId())
                    .get(settings.lookPatience().toMillis(), TimeUnit.MILLISECONDS);
            if (found.isEmpty()) {
                return begunAt != null && session.remembers(begunAt) ? Trace.NOT_SENT : Trace.FORGOTTEN;
            }
            int ack = found.get().ack();
            return ack >= 1 ? Trace.SENT : ack == 0 ? Trace.HELD : Trace.NOT_SENT;
        } catch (ExecutionException | TimeoutException unclear) {
            return Trace.UNKNOWN;
        }
    }

    private void sent(OutboundMessage outboundMessage, @Nullable Integer ack, SendContext session) {
        outboundMessages.settle(outboundMessage, OutboundOutcome.SENT, ack, null);
        records.seen(outboundMessage.tenant(), session.epoch(), clock.instant());
    }

    private void doubt(OutboundMessage outboundMessage, String why, SendContext session) {
        log.warn("Answer {} of tenant {} is uncertain: {}", outboundMessage.id(), outboundMessage.tenant(), why);
        outboundMessages.settle(outboundMessage, OutboundOutcome.UNCERTAIN, null, why);
        records.lastError(outboundMessage.tenant(), session.epoch(), "An answer may or may not have been sent: " + why);
    }

    private void fail(OutboundMessage outboundMessage, String why, SendContext session) {
        log.warn("Answer {} of tenant {} failed: {}", outboundMessage.id(), outboundMessage.tenant(), why);
        outboundMessages.settle(outboundMessage, OutboundOutcome.FAILED, null, why);
        records.lastError(outboundMessage.tenant(), session.epoch(), "An answer could not be sent: " + why);
    }
}
