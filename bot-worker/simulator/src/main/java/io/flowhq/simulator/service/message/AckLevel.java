package io.flowhq.simulator.service.message;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far a message got, in the numbers of wa-js 4.6. */
public enum AckLevel {
    CLOCK,
    SENT,
    RECEIVED,
    READ,
    PLAYED;

    @JsonValue
    public int number() {
        return ordinal();
    }
}
