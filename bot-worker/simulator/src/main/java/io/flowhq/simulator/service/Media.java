package io.flowhq.simulator.service;

/** The media customers send: there is one of each kind, and it is small. */
final class Media {
    private Media() {}

    static Message.Medium sample(String type) {
        return switch (type) {
            case "image" -> new Message.Medium("image/png", null, 68);
            case "sticker" -> new Message.Medium("image/webp", null, 44);
            case "document" -> new Message.Medium("application/pdf", "document.pdf", 120);
            case "audio", "ptt" -> new Message.Medium("audio/ogg; codecs=opus", null, 64);
            case "video" -> new Message.Medium("video/mp4", null, 64);
            default -> throw new InvalidRequest("a message is a chat, image, sticker, document, audio, ptt or video");
        };
    }
}
