package io.flowhq.client.form;

import org.jspecify.annotations.Nullable;

/**
 * A chat to be taken by a person, as it was asked for and not yet looked at.
 *
 * @param chatId WhatsApp's id of the chat
 * @param minutes for how long, 1 to 1,440; 30 when it is left out
 */
public record HandoffForm(@Nullable String chatId, @Nullable String minutes) {

    /** Holds a number, so it says nothing. */
    @Override
    public String toString() {
        return "HandoffForm[]";
    }
}
