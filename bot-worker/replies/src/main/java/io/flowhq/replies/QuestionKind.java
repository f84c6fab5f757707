package io.flowhq.replies;

/** What kind of message arrived; a picture with a caption is {@link #MEDIA} and its caption is read like text. */
public enum QuestionKind {
    TEXT,
    MEDIA,
    EMPTY
}
