package io.flowhq.web.chat;

import io.flowhq.store.message.Direction;
import io.flowhq.store.message.MessageLog;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A message as programs read it; the members are named like the columns they come from. */
@JsonNaming(SnakeCaseStrategy.class)
public record MessageJson(
        long id,
        Direction direction,
        @Nullable String fromNumber,
        @Nullable String toNumber,
        String messageText,
        @Nullable String waMessageId,
        Instant createdAt,
        @Nullable String outcome) {

    public static MessageJson of(MessageLog message) {
        return new MessageJson(
                message.id(),
                message.direction(),
                message.fromNumber(),
                message.toNumber(),
                message.text(),
                message.waMessageId(),
                message.createdAt(),
                message.outcome());
    }
}
