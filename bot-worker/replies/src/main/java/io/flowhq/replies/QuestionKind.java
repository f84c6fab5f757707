package io.flowhq.replies;

/** What kind of message arrived; a picture with a caption is {@link #MEDIA} and its caption is read like text. */
public enum QuestionKind {
    TEXT,
    MEDIA,
    EMPTY,
    /** A person has to listen to it. */
    VOICE,
    /** A basket: a person confirms it. */
    ORDER,
    LOCATION,
    /** Its content did not arrive. */
    UNREADABLE,
    /** The customer called. */
    CALL
}
