package io.flowhq.replies;

/** A language every reply text exists in. */
public enum ReplyLanguage {
    SW,
    EN;

    ReplyLanguage other() {
        return this == SW ? EN : SW;
    }
}
