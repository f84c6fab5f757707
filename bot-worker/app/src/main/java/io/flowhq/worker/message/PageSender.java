package io.flowhq.worker.message;

import io.flowhq.store.message.OutboundMessage;
import io.flowhq.worker.page.InboundMessage;
import io.flowhq.worker.page.MessageId;
import io.flowhq.worker.page.PageRefused;
import io.flowhq.worker.page.SendResult;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gives answers to a session's page and finds out what became of them. */
@Component
class PageSender {

    private static final Logger log = LoggerFactory.getLogger(PageSender.class);

    /**
     * What wa-js 4.6 says of a chat or a message id that no attempt can help. Where it does not find or cannot make a chat,
     * it throws an error without a code, which may be the line's fault.
     */
    static final Set<String> NEVER = Set.of("invalid_wid", "message_key_is_not_from_me");

    private final MessageSettings settings;

    PageSender(MessageSettings settings) {
        this.settings = settings;
    }

    /** What the page said of a send. */
    sealed interface Sent {

        record Confirmed(int ack) implements Sent {}

        /** @param never no later attempt can do better */
        record Refused(String reason, boolean never) implements Sent {}

        /** The page did not answer in time, or died. */
        record Unclear() implements Sent {}
    }

    /** Where an answer was seen to be. */
    enum Trace {
        SENT,
        /** In the chat, not yet taken by WhatsApp: the page goes on trying by itself. */
        HELD,
        NOT_SENT,
        /** Not there, and the page may have forgotten. */
        FORGOTTEN,
        /** The page did not say. */
        UNKNOWN
    }

    /** Otherwise it was shown while the chat fell quiet, or is not to be. */
    boolean showsTyping() {
        return settings.quietWindow().isZero() && !settings.typing().isZero();
    }

    void showTyping(OutboundMessage message, SendContext session) throws InterruptedException {
        CompletableFuture<Void> shown =
                session.chats().typing(MessageId.chatOf(message.waMessageId()), settings.typing());
        session.pause(settings.typing());
        shown.cancel(false);
    }

    Sent send(OutboundMessage message, SendContext session) throws InterruptedException {
        try {
            SendResult result = session.chats()
                    .send(
                            MessageId.chatOf(message.waMessageId()),
                            message.text(),
                            message.waMessageId(),
                            message.quotes())
                    .get(settings.sendPatience().toMillis(), TimeUnit.MILLISECONDS);
            return result.sent()
                    ? new Sent.Confirmed(result.ack())
                    : new Sent.Refused(String.valueOf(result.result()), false);
        } catch (ExecutionException failed) {
            log.debug("Page did not send answer {} of tenant {}", message.id(), message.tenant(), failed.getCause());
            return failed.getCause() instanceof PageRefused refused
                    ? new Sent.Refused(refused.code(), NEVER.contains(refused.code()))
                    : new Sent.Unclear();
        } catch (TimeoutException silent) {
            log.debug(
                    "Page did not send answer {} of tenant {} within {}",
                    message.id(),
                    message.tenant(),
                    settings.sendPatience());
            return new Sent.Unclear();
        }
    }

    Trace look(OutboundMessage message, SendContext session) throws InterruptedException {
        try {
            Optional<InboundMessage> found = session.chats()
                    .find(message.waMessageId())
                    .get(settings.lookPatience().toMillis(), TimeUnit.MILLISECONDS);
            if (found.isEmpty()) {
                return message.begunAt() != null && session.remembers(message.begunAt())
                        ? Trace.NOT_SENT
                        : Trace.FORGOTTEN;
            }
            int ack = found.get().ack();
            return ack >= 1 ? Trace.SENT : ack == 0 ? Trace.HELD : Trace.NOT_SENT;
        } catch (ExecutionException | TimeoutException unclear) {
            return Trace.UNKNOWN;
        }
    }
}
