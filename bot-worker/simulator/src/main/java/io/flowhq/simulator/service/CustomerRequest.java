package io.flowhq.simulator.service;

import org.jspecify.annotations.Nullable;

/**
 * What a customer writes.
 *
 * @param to the business
 * @param text what it says; for a medium the caption
 * @param lid whether the customer is known by the private identity only
 * @param type wa-js' word for the kind of message, {@code chat} for text
 * @param place the group, channel or status list it is written in; none for a chat between the two
 * @param quoted the message it replies to
 * @param name what the customer calls themselves
 */
public record CustomerRequest(
        PhoneNumber to,
        String text,
        boolean lid,
        String type,
        @Nullable Wid place,
        @Nullable MessageKey quoted,
        @Nullable String name) {

    public static CustomerRequest text(PhoneNumber to, String text) {
        return new CustomerRequest(to, text, false, "chat", null, null, null);
    }
}
