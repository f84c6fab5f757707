package io.flowhq.shell.terminal;

import io.flowhq.contract.lifecycle.StateTone;

/** The colours of state words, the same as those of the badges on the web pages; nothing else is coloured. */
public enum StatusColor {
    PLAIN(""),
    QUIET("\u001b[90m"),
    BUSY("\u001b[34m"),
    ATTENTION("\u001b[33m"),
    GOOD("\u001b[32m"),
    BAD("\u001b[31m");

    static final String RESET = "\u001b[0m";

    private final String start;

    StatusColor(String start) {
        this.start = start;
    }

    public static StatusColor of(StateTone tone) {
        return switch (tone) {
            case QUIET -> QUIET;
            case BUSY -> BUSY;
            case ATTENTION -> ATTENTION;
            case GOOD -> GOOD;
            case BAD -> BAD;
        };
    }

    String paint(String text) {
        return start.isEmpty() ? text : start + text + RESET;
    }
}
