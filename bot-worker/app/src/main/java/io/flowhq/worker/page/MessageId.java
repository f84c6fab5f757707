package io.flowhq.worker.page;

/** Reads serialized message ids: {@code true_<chat>_<id>}, perhaps with an author behind. */
public final class MessageId {

    private MessageId() {}

    /** The chat that a message was written in, under the id it had then: where an answer to it goes. */
    public static String chatOf(String serialized) {
        String[] parts = serialized.split("_", 4);
        if (parts.length < 3 || !parts[1].contains("@")) {
            throw new IllegalArgumentException("not a serialized message id");
        }
        return parts[1];
    }
}
