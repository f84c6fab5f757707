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
 * @param writesTo the chat that can be written to beside this message; null beside all but the newest of it
 * @param lastWritten the message that a person wrote there last, 0 for none: with the next one the box is empty again
 */
public record MessageView(
        long id,
        boolean incoming,
        CustomerView customer,
        String text,
        RelativeTime at,
        @Nullable String outcome,
        @Nullable String takes,
        @Nullable String writesTo,
        long lastWritten) {

    public static MessageView of(MessageLog message, Instant now, ZoneId zone) {
        return of(message, false, null, now, zone);
    }

    /** @param lastWritten null where nothing can be written beside it */
    static MessageView of(MessageLog message, boolean offered, @Nullable Long lastWritten, Instant now, ZoneId zone) {
        return new MessageView(
                message.id(),
                message.direction() == Direction.IN,
                customer(message),
                message.text(),
                RelativeTime.of(message.createdAt(), now, zone),
                message.outcome(),
                offered ? message.chatId() : null,
                lastWritten == null ? null : message.chatId(),
                lastWritten == null ? 0 : lastWritten);
    }

    public static CustomerView customer(MessageLog message) {
        return CustomerView.of(
                message.chatId(), message.direction() == Direction.IN ? message.fromNumber() : message.toNumber());
    }
}
