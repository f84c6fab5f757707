package io.flowhq.worker.message;

import io.flowhq.store.message.MessageKind;
import java.util.Optional;
import java.util.Set;

/** What the page's own type of a message means to us; the names are those of wa-js 4.6. */
final class MessageType {

    private static final Set<String> MEDIA = Set.of(
            "image",
            "video",
            "audio",
            "ptt",
            "ptv",
            "document",
            "sticker",
            "location",
            "vcard",
            "multi_vcard",
            "album",
            "poll_creation",
            "event_creation",
            "product",
            "order",
            "payment");

    private static final Set<String> TEXT =
            Set.of("chat", "buttons_response", "list_response", "template_button_reply", "interactive_response");

    private MessageType() {}

    /** A message that has arrived without its content; the same message comes once more with it. */
    static boolean isUnreadable(String type) {
        return type.equals("ciphertext");
    }

    /** @return empty for notices of WhatsApp's own */
    static Optional<MessageKind> kindOf(String type, String body, boolean hasMedia) {
        if (hasMedia || MEDIA.contains(type)) {
            return Optional.of(MessageKind.MEDIA);
        }
        if (!TEXT.contains(type)) {
            return Optional.empty();
        }
        return Optional.of(body.isBlank() ? MessageKind.EMPTY : MessageKind.TEXT);
    }
}
