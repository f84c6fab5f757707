package io.flowhq.worker.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message the page told about: a customer's, or one of the business's own, typed on the phone or sent by us.
 *
 * @param id serialized message id, e.g. {@code false_255700000001@c.us_3EB0…}; unique, though it may be told twice
 * @param chatId where to answer: the id as received, also when it is an {@code @lid}
 * @param from serialized id of the sender's side
 * @param to serialized id of the receiver's side
 * @param author in a group, who wrote it
 * @param number the phone number, in digits, of the other side (of the author in a group), where it is known
 * @param body the text, or a medium's caption; empty when there is neither
 * @param type in the page's words: chat, image, ptt, …
 * @param fromMe written by the business itself, on whatever device
 * @param isNew arrived now, not history that is being synchronised
 * @param at when the service took it, to the second
 * @param quotedId the bare id of the message it answers
 * @param ack −1 failed, 0 waiting, 1 sent, 2 received, 3 read, 4 played
 */
public record InboundMessage(
        String id,
        String chatId,
        @Nullable String from,
        @Nullable String to,
        @Nullable String author,
        @Nullable String number,
        String body,
        String type,
        ChatKind kind,
        boolean fromMe,
        boolean isNew,
        Instant at,
        boolean hasMedia,
        @Nullable String quotedId,
        int ack) {

    static InboundMessage of(PageMessage message) {
        return new InboundMessage(
                message.id(),
                message.chat(),
                message.from(),
                message.to(),
                message.author(),
                message.number(),
                message.body(),
                message.kind(),
                message.status() ? ChatKind.STATUS : ChatKind.of(message.chat()),
                message.fromMe(),
                message.fresh(),
                Instant.ofEpochMilli(message.at()),
                message.media(),
                message.quoted(),
                message.ack());
    }

    /** Without text and numbers, so that it may be logged. */
    @Override
    public String toString() {
        return "InboundMessage[type=%s, kind=%s, fromMe=%s, isNew=%s]".formatted(type, kind, fromMe, isNew);
    }
}
