package io.flowhq.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one command of one person or program; saying the same command twice under one id does it once. */
public record RequestId(@JsonValue String value) {

    @JsonCreator
    public RequestId {
        if (value.isBlank() || value.length() > 100) {
            throw new IllegalArgumentException("a request id has 1 to 100 characters");
        }
    }

    public static RequestId random() {
        return new RequestId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
