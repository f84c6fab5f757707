package io.flowhq.contract;

/** A language the assistants speak: Swahili or English. */
public enum Language {
    SW,
    EN
}
