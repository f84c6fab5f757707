package io.flowhq.store.message;

/** What a message carries, as far as replying to it goes. */
public enum MessageKind {
    TEXT,
    MEDIA,
    EMPTY,
    /** A voice message or another sound. */
    VOICE,
    /** A basket from the business's catalogue. */
    ORDER,
    LOCATION,
    /** Its content did not reach this device. */
    UNREADABLE,
    /** The customer called. */
    CALL
}
