package io.flowhq.worker.page;

import io.flowhq.contract.CleanText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as {@code bridge.js} writes it: a customer's, or one of the business's own, typed on the phone or sent by us.
 * Its ids can be stored and its texts are clean; a message without usable ids cannot be made.
 *
 * @param id serialized message id, e.g. {@code false_255700000001@c.us_3EB0…}; unique, though it may be told twice
 * @param chatId where to answer: the id as received, also when it is an {@code @lid}
 * @param from serialized id of the sender's side
 * @param to serialized id of the receiver's side
 * @param author in a group, who wrote it
 * @param number the phone number, in digits, of the other side (of the author in a group), where it is known
 * @param lid the digits of the hidden id of the same person, where it is known
 * @param body the words of the author: a text, a tapped row, or a medium's caption; empty when there are none
 * @param type in the page's words: chat, image, ptt, …
 * @param isStatus it belongs to the status feed, whatever its chat
 * @param isSelf its chat is the business's own, with itself
 * @param fromMe written by the business itself, on whatever device
 * @param isNew arrived now, not history that is being synchronised
 * @param at when the service took it, to the second
 * @param quotedId the bare id of the message it answers
 * @param change whether it is told for the first time, or because it changed
 * @param ack −1 failed, 0 waiting, 1 sent, 2 received, 3 read, 4 played
 */
public record InboundMessage(
        String id,
        String chatId,
        @Nullable String from,
        @Nullable String to,
        @Nullable String author,
        @Nullable String number,
        @Nullable String lid,
        String body,
        String type,
        boolean isStatus,
        boolean isSelf,
        boolean fromMe,
        boolean isNew,
        Instant at,
        boolean hasMedia,
        @Nullable String quotedId,
        int ack,
        Change change) {

    /** The same, written between the beginning of the epoch and {@code now}: a time beyond these is no message's. */
    public InboundMessage datedWithin(Instant now) {
        Instant within = at.isAfter(now) ? now : at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at;
        return within.equals(at)
                ? this
                : new InboundMessage(
                        id, chatId, from, to, author, number, lid, body, type, isStatus, isSelf, fromMe, isNew, within,
                        hasMedia, quotedId, ack, change);
    }

    /** Why a message is told. */
    public enum Change {
        NEW,
        EDITED,
        REVOKED
    }

    private static final int MAX_TYPE_LENGTH = 40;
    private static final int MAX_NUMBER_LENGTH = 20;

    /** @throws IllegalArgumentException when it has no usable id, chat or time */
    public InboundMessage {
        if (!isMessageId(id)) {
            throw new IllegalArgumentException("unusable message id");
        }
        if (!isChatId(chatId)) {
            throw new IllegalArgumentException("unusable chat id");
        }
        if (at == null) {
            throw new IllegalArgumentException("no time");
        }
        from = CleanText.id(from).orElse(null);
        to = CleanText.id(to).orElse(null);
        author = CleanText.id(author).orElse(null);
        number = digits(number);
        lid = digits(lid);
        change = change == null ? Change.NEW : change;
        body = body == null ? "" : CleanText.of(body, CleanText.MAX_MESSAGE_LENGTH);
        type = type == null ? "" : CleanText.of(type, MAX_TYPE_LENGTH);
        quotedId = CleanText.id(quotedId).orElse(null);
    }

    private static @Nullable String digits(@Nullable String number) {
        return number != null && number.matches("[0-9]{1," + MAX_NUMBER_LENGTH + "}") ? number : null;
    }

    /** {@code true_} or {@code false_}, then the chat, then the id within it. */
    private static boolean isMessageId(@Nullable String id) {
        return id != null && CleanText.isId(id) && id.matches("(true|false)_[^_@]+@[^_]+_.+");
    }

    private static boolean isChatId(@Nullable String id) {
        return id != null && CleanText.isId(id) && id.matches("[^@]+@[^@]+");
    }

    /** What kind of conversation it stands in. */
    public ChatKind kind() {
        return isStatus ? ChatKind.STATUS : ChatKind.of(chatId);
    }

    /** Without text and numbers, so that it may be logged. */
    @Override
    public String toString() {
        return "InboundMessage[type=%s, kind=%s, fromMe=%s, isNew=%s]".formatted(type, kind(), fromMe, isNew);
    }
}
