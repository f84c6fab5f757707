package io.flowhq.simulator.service.message;

/** The media customers send: there is one of each kind, and it is small. */
final class SampleMedia {
    private SampleMedia() {}

    static ChatMessage.Medium sample(String type) {
        return switch (type) {
            case "image" -> new ChatMessage.Medium("image/png", null, 163);
            case "sticker" -> new ChatMessage.Medium("image/webp", null, 44);
            case "document" -> new ChatMessage.Medium("application/pdf", "document.pdf", 120);
            case "audio", "ptt" -> new ChatMessage.Medium("audio/ogg; codecs=opus", null, 64);
            case "video" -> new ChatMessage.Medium("video/mp4", null, 64);
            default ->
                throw new InvalidRequest(
                        "a message is a chat, image, sticker, document, audio, ptt, video, order, location, "
                                + "list_response, buttons_response or call_log");
        };
    }
}
