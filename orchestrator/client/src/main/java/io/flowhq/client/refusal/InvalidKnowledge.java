package io.flowhq.client.refusal;

import java.util.Map;

/** Something told about a business with faults, by field, or by line of a file as {@code line_3}. */
public final class InvalidKnowledge extends InvalidForm {

    public InvalidKnowledge(Map<String, String> fieldErrors) {
        super("invalid_knowledge", fieldErrors);
    }
}
