package io.flowhq.web.chat;

import io.flowhq.store.message.Direction;
import io.flowhq.store.message.MessageLog;
import io.flowhq.web.page.RelativeTime;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One message on the tenant page.
 *
 * @param customer the other side
 * @param takes the chat that can be taken over beside this message; null where that is offered beside a newer one, or
 *     has been done
 */
public record MessageView(
        long id,
        boolean incoming,
        CustomerView customer,
        String text,
        RelativeTime at,
        @Nullable String outcome,
        @Nullable String takes) {

    public static MessageView of(MessageLog message, boolean offered, Instant now, ZoneId zone) {
        return new MessageView(
                message.id(),
                message.direction() == Direction.IN,
                customer(message),
                message.text(),
                RelativeTime.of(message.createdAt(), now, zone),
                message.outcome(),
                offered ? message.chatId() : null);
    }

    public static CustomerView customer(MessageLog message) {
        return CustomerView.of(
                message.chatId(), message.direction() == Direction.IN ? message.fromNumber() : message.toNumber());
    }
}
