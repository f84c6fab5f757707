package io.flowhq.worker.message;

import io.flowhq.store.failure.DatabaseFailures;
import io.flowhq.store.message.InboundMessages;
import io.flowhq.store.message.MessageKind;
import io.flowhq.store.message.NewInboundMessage;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.worker.page.ChatKind;
import io.flowhq.worker.page.InboundMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Customers' messages that the database refuses or nothing can be made of: logged without their text, for a person to
 * see. Each costs itself only; whatever comes behind it is taken in.
 */
@Component
class UnreadableMessages {

    private static final Logger log = LoggerFactory.getLogger(UnreadableMessages.class);

    private final InboundMessages inboundMessages;
    private final SessionRecords records;

    UnreadableMessages(InboundMessages inboundMessages, SessionRecords records) {
        this.inboundMessages = inboundMessages;
        this.records = records;
    }

    /** Fails only when the database is away. */
    void setAside(SendContext session, InboundMessage message, RuntimeException fault) {
        log.warn("A message of tenant {} cannot be read and is set aside: {}", session.tenant(), kindOf(fault));
        if (message.fromMe() || message.kind() != ChatKind.DIRECT) {
            return;
        }
        try {
            if (inboundMessages.setAside(session.tenant(), withoutText(session, message), kindOf(fault))) {
                records.lastError(session.tenant(), session.epoch(), "A customer's message could not be read");
            }
        } catch (RuntimeException again) {
            if (DatabaseFailures.isTransient(again)) {
                throw again;
            }
            log.warn("A message of tenant {} could not even be set aside: {}", session.tenant(), kindOf(again));
        }
    }

    private static NewInboundMessage withoutText(SendContext session, InboundMessage message) {
        return new NewInboundMessage(
                message.chatId(),
                message.chatId().substring(0, message.chatId().indexOf('@')),
                session.live().ownNumber(),
                message.id(),
                MessageKind.EMPTY,
                "",
                message.at(),
                message.at().isBefore(session.readyAt()));
    }

    /** Without what was written: an error of the database may repeat it. */
    private static String kindOf(RuntimeException fault) {
        String state = DatabaseFailures.sqlState(fault);
        return fault.getClass().getSimpleName() + (state == null ? "" : " " + state);
    }
}
