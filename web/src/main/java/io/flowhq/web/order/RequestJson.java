package io.flowhq.web.order;

import io.flowhq.store.order.CustomerRequest;
import io.flowhq.store.order.RequestStatus;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** An order or a booking as programs read it; the members are named like the columns they come from. */
@JsonNaming(SnakeCaseStrategy.class)
record RequestJson(
        long id,
        RequestStatus status,
        String chatId,
        String thing,
        @Nullable String number,
        @Nullable String place,
        @Nullable String name,
        @Nullable BigDecimal total,
        @Nullable String currency,
        @Nullable Instant startsAt,
        String language,
        Instant createdAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    static RequestJson of(CustomerRequest request) {
        return new RequestJson(
                request.id(),
                request.status(),
                request.chatId(),
                request.thing(),
                request.number(),
                request.place(),
                request.name(),
                request.total(),
                request.currency(),
                request.startsAt(),
                request.language(),
                request.createdAt(),
                request.decidedBy(),
                request.decidedAt());
    }
}
