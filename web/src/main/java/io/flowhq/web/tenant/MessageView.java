package io.flowhq.web.tenant;

import io.flowhq.store.message.Direction;
import io.flowhq.store.message.MessageLog;
import io.flowhq.web.page.Moment;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One message on the tenant page.
 *
 * @param customer the number on the other side
 */
record MessageView(
        long id,
        boolean incoming,
        @Nullable String customer,
        String text,
        Moment at,
        @Nullable String outcome) {

    static MessageView of(MessageLog message, Instant now, ZoneId zone) {
        var incoming = message.direction() == Direction.IN;
        return new MessageView(
                message.id(),
                incoming,
                PhoneNumber.spaced(incoming ? message.fromNumber() : message.toNumber()),
                message.text(),
                Moment.of(message.createdAt(), now, zone),
                message.outcome());
    }
}
