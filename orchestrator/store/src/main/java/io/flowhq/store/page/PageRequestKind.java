package io.flowhq.store.page;

/** What a page can be asked for. */
public enum PageRequestKind {
    /** To mark a chat as read. */
    SEEN,
    /** To show in a chat that somebody types. */
    TYPING,
    /** To show that nobody types any more. */
    PAUSED,
    /** Whether a number is on WhatsApp. */
    NUMBER,
    /** For what a message carries beside its words. */
    MEDIA
}
