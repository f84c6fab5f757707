package io.flowhq.worker.message;

import io.flowhq.store.message.MessageKind;
import java.util.Optional;
import java.util.Set;

/** What the page's own type of a message means to us; the names are those of wa-js 4.6. */
final class MessageType {

    private static final Set<String> MEDIA = Set.of(
            "image",
            "video",
            "ptv",
            "document",
            "sticker",
            "vcard",
            "multi_vcard",
            "album",
            "poll_creation",
            "event_creation",
            "product",
            "payment");

    /** What WhatsApp itself notes in a chat, and what changes another message; nobody writes these. */
    private static final Set<String> NOTICES = Set.of(
            "e2e_notification",
            "notification",
            "notification_template",
            "gp2",
            "broadcast_notification",
            "group_notification",
            "newsletter_notification",
            "protocol",
            "revoked",
            "debug",
            "security",
            "reaction",
            "reaction_enc",
            "poll_update",
            "pinned_message",
            "keep_in_chat",
            "event_response",
            "event_edit_encrypted",
            "comment",
            "bot_feedback",
            "message_history_notice",
            "secret_encrypted",
            "");

    private static final Set<String> TEXT =
            Set.of("chat", "buttons_response", "list_response", "template_button_reply", "interactive_response");

    private MessageType() {}

    /**
     * A type that is not known is that of a message that we cannot read.
     *
     * @return empty for notices of WhatsApp's own
     */
    static Optional<MessageKind> kindOf(String type, String body, boolean hasMedia) {
        return switch (type) {
            case "ciphertext" -> Optional.of(MessageKind.UNREADABLE);
            case "ptt", "audio" -> Optional.of(MessageKind.VOICE);
            case "order" -> Optional.of(MessageKind.ORDER);
            case "location" -> Optional.of(MessageKind.LOCATION);
            case "call_log" -> Optional.of(MessageKind.CALL);
            default -> textOrMedia(type, body, hasMedia);
        };
    }

    private static Optional<MessageKind> textOrMedia(String type, String body, boolean hasMedia) {
        if (hasMedia || MEDIA.contains(type)) {
            return Optional.of(MessageKind.MEDIA);
        }
        if (!TEXT.contains(type)) {
            return NOTICES.contains(type) ? Optional.empty() : Optional.of(MessageKind.UNREADABLE);
        }
        return Optional.of(body.isBlank() ? MessageKind.EMPTY : MessageKind.TEXT);
    }

    /** Whether it stands in the place of a message that its author deleted for everyone. */
    static boolean isDeleted(String type) {
        return type.equals("revoked");
    }

    /** Whether a message is one that we cannot read because its type is new to us. */
    static boolean isNew(String type, MessageKind kind) {
        return kind == MessageKind.UNREADABLE && !type.equals("ciphertext");
    }
}
