package io.flowhq.store.order;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** What a customer has said about an order or a booking; null where they have said nothing. */
public record RequestContent(
        @Nullable String thing,
        @Nullable String number,
        @Nullable String place,
        @Nullable LocalDate day,
        @Nullable LocalTime time,
        @Nullable String name) {

    public static final RequestContent NONE = new RequestContent(null, null, null, null, null, null);

    @Override
    public String toString() {
        return "RequestContent[]";
    }
}
