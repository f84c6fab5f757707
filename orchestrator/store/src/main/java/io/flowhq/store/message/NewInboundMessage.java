package io.flowhq.store.message;

import java.time.Instant;

/**
 * A customer's message before it has a row.
 *
 * @param chatId the chat's own id, which is also where the answer goes ({@code …@c.us} or {@code …@lid})
 * @param writtenAt WhatsApp's time of it
 */
public record NewInboundMessage(
        String chatId,
        String fromNumber,
        String toNumber,
        String waMessageId,
        MessageKind kind,
        String text,
        Instant writtenAt,
        boolean caughtUp) {}
