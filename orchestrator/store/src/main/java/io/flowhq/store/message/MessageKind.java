package io.flowhq.store.message;

/** What a message carries, as far as replying to it goes. */
public enum MessageKind {
    TEXT,
    MEDIA,
    EMPTY
}
