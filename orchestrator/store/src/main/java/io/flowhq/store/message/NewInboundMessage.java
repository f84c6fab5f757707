package io.flowhq.store.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer's message before it has a row.
 *
 * @param chatId the chat key of the other side, see {@link Contact}; the answer goes to the chat in {@code waMessageId}
 * @param fromNumber digits, null while only a hidden id is known; the same holds for {@code toNumber}
 * @param writtenAt WhatsApp's time of it
 */
public record NewInboundMessage(
        String chatId,
        @Nullable String fromNumber,
        @Nullable String toNumber,
        String waMessageId,
        MessageKind kind,
        String text,
        Instant writtenAt,
        boolean caughtUp) {}
