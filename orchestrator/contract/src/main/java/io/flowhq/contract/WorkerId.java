package io.flowhq.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one bot-worker for as long as its profiles live: it is kept in a file beside them, so that a restarted
 * process finds its own task queue again.
 */
public record WorkerId(@JsonValue String value) {

    @JsonCreator
    public WorkerId {
        if (!value.matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw new IllegalArgumentException(
                    "a worker's name is 1 to 63 of a-z, 0-9 and -, starting with a letter or digit; not '" + value
                            + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
