package io.flowhq.client.refusal;

import java.util.Map;

/** An {@link io.flowhq.client.form.AnswerEndpointForm} with faults, by field. */
public final class InvalidAnswerEndpoint extends InvalidForm {

    public InvalidAnswerEndpoint(Map<String, String> fieldErrors) {
        super("invalid_answer_endpoint", fieldErrors);
    }
}
