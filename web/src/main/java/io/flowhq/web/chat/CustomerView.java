package io.flowhq.web.chat;

import io.flowhq.client.form.CustomerChat;
import io.flowhq.client.form.PhoneNotation;
import org.jspecify.annotations.Nullable;

/**
 * The other side of a chat as people read it.
 *
 * @param name the number with its spaces, or the end of the id of a customer who shows none
 */
public record CustomerView(String name, boolean hidden) {

    private static final int DIGITS_SHOWN = 4;

    /** @param number as it was logged, which is the hidden id where no number is known */
    public static CustomerView of(String chatId, @Nullable String number) {
        var hidden = CustomerChat.of(chatId).filter(CustomerChat::isHidden);
        if (hidden.isPresent() && (number == null || number.equals(hidden.get().digits()))) {
            var digits = hidden.get().digits();
            return new CustomerView("…" + digits.substring(digits.length() - DIGITS_SHOWN), true);
        }
        var spaced = PhoneNotation.spaced(number);
        return new CustomerView(spaced == null ? chatId : spaced, false);
    }

    /** For want of anything logged: by the chat's id alone. */
    public static CustomerView of(String chatId) {
        return of(chatId, CustomerChat.of(chatId).map(CustomerChat::digits).orElse(null));
    }
}
