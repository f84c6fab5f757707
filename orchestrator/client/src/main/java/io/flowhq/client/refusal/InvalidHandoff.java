package io.flowhq.client.refusal;

import io.flowhq.client.form.HandoffForm;
import java.util.Map;

/** A {@link HandoffForm} with faults, by {@code chat_id} and {@code minutes}. */
public final class InvalidHandoff extends InvalidForm {

    public InvalidHandoff(Map<String, String> fieldErrors) {
        super("invalid_handoff", fieldErrors);
    }
}
