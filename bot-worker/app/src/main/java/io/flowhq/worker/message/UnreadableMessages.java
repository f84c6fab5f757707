package io.flowhq.worker.message;

import io.flowhq.store.failure.DatabaseFailures;
import io.flowhq.store.message.Contacts;
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
    private final Contacts contacts;
    private final SessionRecords records;

    UnreadableMessages(InboundMessages inboundMessages, Contacts contacts, SessionRecords records) {
        this.inboundMessages = inboundMessages;
        this.contacts = contacts;
        this.records = records;
    }

    /** Fails only when the database is away. */
    void setAside(SendContext session, InboundMessage message, Throwable fault) {
        log.warn("A message of tenant {} cannot be read and is set aside: {}", session.tenant(), kindOf(fault));
        if (message.fromMe() || message.kind() != ChatKind.DIRECT) {
            return;
        }
        try {
            String chat = chatOf(session, message);
            if (inboundMessages.setAside(session.tenant(), withoutText(session, message, chat), kindOf(fault))) {
                records.lastError(session.tenant(), session.epoch(), "A customer's message could not be read");
            }
        } catch (RuntimeException again) {
            if (DatabaseFailures.isTransient(again)) {
                throw again;
            }
            log.warn("A message of tenant {} could not even be set aside: {}", session.tenant(), kindOf(again));
        }
    }

    /** The chat of the person who wrote; the one in which they wrote when the database refuses the person as well. */
    private String chatOf(SendContext session, InboundMessage message) {
        try {
            return contacts.seen(session.tenant(), message.chatId(), message.phoneNumber(), message.lid())
                    .chatKey();
        } catch (RuntimeException refused) {
            if (DatabaseFailures.isTransient(refused)) {
                throw refused;
            }
            return message.chatId();
        }
    }

    private static NewInboundMessage withoutText(SendContext session, InboundMessage message, String chat) {
        return new NewInboundMessage(
                chat,
                message.phoneNumber(),
                session.live().ownNumber(),
                message.id(),
                MessageKind.EMPTY,
                "",
                message.at(),
                message.at().isBefore(session.readyAt()));
    }

    /** Without what was written: an error of the database may repeat it. */
    private static String kindOf(Throwable fault) {
        String state = DatabaseFailures.sqlState(fault);
        return fault.getClass().getSimpleName() + (state == null ? "" : " " + state);
    }
}
