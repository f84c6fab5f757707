package io.flowhq.store.message;

import io.flowhq.contract.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A text that a person or a program asks to be sent.
 *
 * @param chatId WhatsApp's id of the chat it goes to
 * @param text clean and not empty
 * @param quotes the id of the message it replies to, null for none
 * @param origin PERSON or PROGRAM
 * @param author who asks, by a name that is no phone number
 * @param key what the author calls this request, null when it is never repeated
 */
public record NewText(
        TenantId tenant,
        String chatId,
        String text,
        @Nullable String quotes,
        MessageOrigin origin,
        String author,
        @Nullable String key) {

    /** Holds a customer's number and words, so it says nothing of them. */
    @Override
    public String toString() {
        return "NewText[tenant=" + tenant + ", origin=" + origin + "]";
    }
}
