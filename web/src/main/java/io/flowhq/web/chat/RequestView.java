package io.flowhq.web.chat;

import io.flowhq.replies.knowledge.Price;
import io.flowhq.store.order.CustomerRequest;
import io.flowhq.store.order.RequestKind;
import io.flowhq.store.order.RequestStatus;
import io.flowhq.web.page.RelativeTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An order or a booking as a page shows it.
 *
 * @param path the part of its address that says which it is
 * @param details what was ordered or booked, in the customer's words
 * @param decisions the buttons it has
 */
public record RequestView(
        long id,
        String path,
        RequestKind kind,
        RequestStatus status,
        CustomerView customer,
        String details,
        RelativeTime since,
        List<String> decisions) {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    public static RequestView of(CustomerRequest request, Instant now, ZoneId zone) {
        return of(request, now, zone, Locale.ENGLISH);
    }

    public static RequestView of(CustomerRequest request, Instant now, ZoneId zone, Locale reader) {
        String when = request.startsAt() == null
                ? null
                : WHEN.withLocale(reader).format(request.startsAt().atZone(zone));
        String sum = request.orderTotal()
                .map(total -> new Price(total.amount(), total.currency()).toString())
                .orElse(null);
        String details = Stream.of(request.thing(), request.number(), sum, request.place(), when, request.name())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return new RequestView(
                request.id(),
                request.kind() == RequestKind.ORDER ? "orders" : "bookings",
                request.kind(),
                request.status(),
                CustomerView.of(request.chatId()),
                details,
                RelativeTime.of(request.createdAt(), now, zone),
                decisions(request.status()));
    }

    private static List<String> decisions(RequestStatus status) {
        return switch (status) {
            case NEW -> List.of("confirm", "decline");
            case CONFIRMED -> List.of("done", "cancel");
            case DECLINED, CANCELLED, DONE -> List.of();
        };
    }
}
