package io.flowhq.simulator.service.message;

import java.util.List;
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
 * @param fileName of a document
 * @param items what an order is of
 * @param total what an order comes to
 */
public record NewCustomerMessage(
        PhoneNumber to,
        String text,
        boolean lid,
        String type,
        @Nullable Wid place,
        @Nullable MessageKey quoted,
        @Nullable String name,
        @Nullable String fileName,
        @Nullable List<String> items,
        @Nullable Long total) {

    public static NewCustomerMessage text(PhoneNumber to, String text) {
        return new NewCustomerMessage(to, text, false, "chat", null, null, null, null, null, null);
    }
}
