package io.flowhq.replies.dialogue;

import java.util.Locale;

/** What a customer asks the business for. */
public enum DialogueKind {
    ORDER,
    BOOKING;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
