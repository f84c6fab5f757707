package io.flowhq.replies;

/** How replies sound. */
public enum ReplyTone {
    /** As the reply files have it. */
    POLITE,
    /** As people talk in town, and still with respect; from {@code tones/mtaani.sw.yml} and {@code tones/mtaani.en.yml}. */
    MTAANI
}
