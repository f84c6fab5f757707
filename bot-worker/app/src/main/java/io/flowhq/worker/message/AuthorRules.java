package io.flowhq.worker.message;

import io.flowhq.store.message.Author;
import io.flowhq.worker.page.InboundMessage;
import java.util.Set;

/** Who may have written a message in a direct chat, by its ids alone. */
final class AuthorRules {

    /** Meta AI, in an ordinary-looking chat (2026-09). */
    private static final Set<String> AUTOMATONS = Set.of("13135550002");

    /** WhatsApp's own notices. */
    private static final Set<String> WHATSAPP = Set.of("0");

    private AuthorRules() {}

    /** The owner stands for whoever used the account; see {@link io.flowhq.store.message.PhoneAutomation}. */
    static Author of(InboundMessage message, String ownNumber) {
        String number = message.number() == null ? user(message.chatId()) : message.number();
        if (message.isSelf() || number.equals(ownNumber)) {
            return Author.SELF;
        }
        if (WHATSAPP.contains(number)) {
            return Author.WHATSAPP;
        }
        if (AUTOMATONS.contains(number)) {
            return Author.AUTOMATON;
        }
        return message.fromMe() ? Author.OWNER : Author.CUSTOMER;
    }

    /** Ids made by web clients begin like this; a phone's do not. */
    static Author programOf(InboundMessage message) {
        return message.id().matches("true_[^_]+_(3EB0|BAE5).*") ? Author.OTHER_DEVICE : Author.PHONE_AUTOMATION;
    }

    private static String user(String chatId) {
        return chatId.substring(0, chatId.indexOf('@'));
    }
}
