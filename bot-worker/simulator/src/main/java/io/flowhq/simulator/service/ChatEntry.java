package io.flowhq.simulator.service;

import io.flowhq.simulator.service.message.AckLevel;
import io.flowhq.simulator.service.message.SenderKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of a chat as its customer sees it. */
public record ChatEntry(
        String id,
        String from,
        String text,
        Instant at,
        SenderKind by,
        @Nullable String quoted,
        AckLevel ack,
        String type) {

    static ChatEntry of(ChatLine line) {
        var message = line.message;
        return new ChatEntry(
                message.key().toString(),
                message.from().digits(),
                message.body(),
                message.at(),
                message.by(),
                message.quoted() == null ? null : message.quoted().toString(),
                line.ack(),
                message.type());
    }
}
