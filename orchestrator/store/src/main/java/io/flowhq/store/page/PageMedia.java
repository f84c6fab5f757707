package io.flowhq.store.page;

/**
 * What a customer's message carries beside its words.
 *
 * @param type as its sender said it; not to be believed
 */
public record PageMedia(String type, byte[] content) {

    /** Larger files are opened on the phone. */
    public static final int MAX_BYTES = 5 * 1024 * 1024;

    /** Without the content, which is a customer's. */
    @Override
    public String toString() {
        return "PageMedia[" + type + ", " + content.length + " bytes]";
    }
}
