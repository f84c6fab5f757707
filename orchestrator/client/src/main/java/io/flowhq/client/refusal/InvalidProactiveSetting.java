package io.flowhq.client.refusal;

import java.util.Map;

/** A {@link io.flowhq.client.form.ProactiveForm} with faults, by field. */
public final class InvalidProactiveSetting extends InvalidForm {

    public InvalidProactiveSetting(Map<String, String> fieldErrors) {
        super("invalid_proactive_setting", fieldErrors);
    }
}
