package io.flowhq.client.refusal;

import java.util.Map;

/** A text to send with faults, by {@code chat_id}, {@code text}, {@code reply_to} and {@code idempotency_key}. */
public final class InvalidText extends InvalidForm {

    public InvalidText(Map<String, String> fieldErrors) {
        super("invalid_text", fieldErrors);
    }
}
