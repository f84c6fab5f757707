package io.flowhq.replies;

/** A language every reply text exists in. */
public enum Language {
    SW,
    EN;

    Language other() {
        return this == SW ? EN : SW;
    }
}
