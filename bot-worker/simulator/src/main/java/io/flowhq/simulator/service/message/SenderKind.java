package io.flowhq.simulator.service.message;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whose hand wrote a message. */
public enum SenderKind {
    /** Somebody writing to the business. */
    CUSTOMER,
    /** The owner, on the phone itself. */
    PHONE,
    /** The phone by itself: the greeting of the Business app. Devices cannot tell it from the owner. */
    GREETING,
    /** A linked web client. */
    DEVICE;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
