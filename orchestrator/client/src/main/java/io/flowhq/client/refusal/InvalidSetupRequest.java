package io.flowhq.client.refusal;

import java.util.Map;

/** A {@link io.flowhq.client.form.SetupForm} with faults, by the names of the columns. */
public final class InvalidSetupRequest extends InvalidForm {

    public InvalidSetupRequest(Map<String, String> fieldErrors) {
        super("invalid_setup_request", fieldErrors);
    }
}
