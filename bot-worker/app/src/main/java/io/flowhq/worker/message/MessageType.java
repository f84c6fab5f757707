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

    private static final Set<String> TEXT =
            Set.of("chat", "buttons_response", "list_response", "template_button_reply", "interactive_response");

    private MessageType() {}

    /** @return empty for notices of WhatsApp's own */
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
            return Optional.empty();
        }
        return Optional.of(body.isBlank() ? MessageKind.EMPTY : MessageKind.TEXT);
    }
}
