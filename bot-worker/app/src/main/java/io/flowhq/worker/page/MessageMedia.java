package io.flowhq.worker.page;

/**
 * What a message carries beside its words.
 *
 * @param type the kind of file as its sender said it, {@code image/jpeg} and the like
 */
public record MessageMedia(String type, byte[] content) {

    /** Without the content, which is a customer's. */
    @Override
    public String toString() {
        return "MessageMedia[" + type + ", " + content.length + " bytes]";
    }
}
