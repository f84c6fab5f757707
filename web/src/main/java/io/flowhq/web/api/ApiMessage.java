package io.flowhq.web.api;

import io.flowhq.store.message.Direction;
import io.flowhq.store.message.MessageKind;
import io.flowhq.store.message.MessageLog;
import io.flowhq.store.message.MessageOrigin;
import org.jspecify.annotations.Nullable;

/**
 * A message as WAHA's clients read it.
 *
 * @param id WhatsApp's
 * @param timestamp whole seconds
 * @param from the chat of whoever wrote it
 * @param participant who wrote it in a group; never, as groups are left alone
 * @param source {@code api} when Flow HQ sent it, {@code app} when a phone did
 * @param media never: files stay in the session's page
 * @param ack WhatsApp's acknowledgement, from -1 (failed) and 0 (not sent yet) to 4 (played)
 * @param outcome what became of it in Flow HQ, such as PLANNED, SENT, FAILED, UNCERTAIN
 */
record ApiMessage(
        String id,
        long timestamp,
        String from,
        @Nullable String to,
        boolean fromMe,
        @Nullable String participant,
        String source,
        String body,
        boolean hasMedia,
        @Nullable Media media,
        int ack,
        String ackName,
        @Nullable String outcome) {

    /** A file as WAHA's clients read it. */
    record Media(
            @Nullable String url,
            @Nullable String mimetype,
            @Nullable String filename) {}

    static ApiMessage of(MessageLog message, @Nullable String ownId) {
        var out = message.direction() == Direction.OUT;
        var own = ownId == null ? "me" : ownId;
        var ack = ack(message);
        return new ApiMessage(
                message.waMessageId(),
                message.createdAt().getEpochSecond(),
                out ? own : message.chatId(),
                out ? message.chatId() : own,
                out,
                null,
                out && message.origin() != MessageOrigin.PHONE ? "api" : "app",
                message.text(),
                message.kind() == MessageKind.MEDIA || message.kind() == MessageKind.VOICE,
                null,
                ack,
                name(ack),
                message.outcome());
    }

    private static int ack(MessageLog message) {
        if (message.direction() == Direction.IN) {
            return 2;
        }
        if ("FAILED".equals(message.outcome()) || "WITHDRAWN".equals(message.outcome())) {
            return -1;
        }
        var sent = "SENT".equals(message.outcome()) ? 1 : 0;
        return message.ack() == null ? sent : Math.max(sent, message.ack());
    }

    private static String name(int ack) {
        return switch (ack) {
            case -1 -> "ERROR";
            case 0 -> "PENDING";
            case 1 -> "SERVER";
            case 2 -> "DEVICE";
            case 3 -> "READ";
            default -> "PLAYED";
        };
    }
}
