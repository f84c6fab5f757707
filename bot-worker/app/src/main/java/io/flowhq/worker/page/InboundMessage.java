package io.flowhq.worker.page;

import io.flowhq.contract.CleanText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A message as {@code bridge.js} writes it: a customer's, or one of the business's own, typed on the phone or sent by us.
 * Its ids can be stored and its texts are clean; a message without any id, or without a usable chat, cannot be made.
 *
 * @param id serialized message id, e.g. {@code false_255700000001@c.us_3EB0…}; unique, though it may be told twice. One that
 *     no index takes is replaced by another made from it, always the same
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

    /** WhatsApp's first year: no message is older. */
    private static final Instant EARLIEST = Instant.parse("2009-01-01T00:00:00Z");

    /** Whether its time can be that of a message, seen at {@code now}. */
    public boolean isDatedBy(Instant now) {
        return !at.isAfter(now) && !at.isBefore(EARLIEST);
    }

    /** The same, written at {@code now} when its own time is no message's: of the future, missing, or before WhatsApp began. */
    public InboundMessage datedBy(Instant now) {
        return isDatedBy(now)
                ? this
                : new InboundMessage(
                        id, chatId, from, to, author, number, lid, body, type, isStatus, isSelf, fromMe, isNew, now,
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

    /** @throws IllegalArgumentException when it has no id or no usable chat */
    public InboundMessage {
        if (!isChatId(chatId)) {
            throw new IllegalArgumentException("unusable chat id");
        }
        id = isMessageId(id) ? id : replacement(id, chatId, fromMe);
        at = at == null ? Instant.EPOCH : at;
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

    private static String replacement(@Nullable String id, String chatId, boolean fromMe) {
        String replacement = fromMe + "_" + chatId + "_" + digest(id == null ? "" : id);
        if (id == null || id.isBlank() || !isMessageId(replacement)) {
            throw new IllegalArgumentException("unusable message id");
        }
        return replacement;
    }

    private static String digest(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isChatId(@Nullable String id) {
        return id != null && CleanText.isId(id) && id.matches("[^@]+@[^@]+");
    }

    /** The phone number of the other side, from its chat where it is not told; null where none is known. */
    public @Nullable String phoneNumber() {
        if (number != null || chatId.endsWith("@lid")) {
            return number;
        }
        return digits(chatId.substring(0, chatId.indexOf('@')));
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
