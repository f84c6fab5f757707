package io.flowhq.simulator.service;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whose hand wrote a message. */
public enum Author {
    /** Somebody writing to the business. */
    CUSTOMER,
    /** The owner, on the phone itself. */
    PHONE,
    /** A linked web client. */
    DEVICE;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
