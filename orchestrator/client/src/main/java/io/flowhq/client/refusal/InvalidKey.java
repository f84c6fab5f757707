package io.flowhq.client.refusal;

import java.util.Map;

/** A {@link io.flowhq.client.form.NewKeyForm} with faults, by field. */
public final class InvalidKey extends InvalidForm {

    public InvalidKey(Map<String, String> fieldErrors) {
        super("invalid_key", fieldErrors);
    }
}
