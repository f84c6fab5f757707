package io.flowhq.local.doctor;

/**
 * What one check found.
 *
 * @param part what was looked for, as a person calls it
 * @param text what is there, or how to get it; one line
 */
record Finding(Level level, String part, String text) {

    /** How a finding bears on {@code ./flowhq up}. */
    enum Level {
        OK("ok"),
        /** Worth knowing; {@code up} starts all the same. */
        NOTE("note"),
        /** {@code up} installs it first. */
        INSTALLABLE("will get"),
        /** {@code up} would fail. */
        MISSING("missing");

        private final String word;

        Level(String word) {
            this.word = word;
        }
    }

    static Finding ok(String part, String text) {
        return new Finding(Level.OK, part, text);
    }

    static Finding note(String part, String text) {
        return new Finding(Level.NOTE, part, text);
    }

    static Finding missing(String part, String text) {
        return new Finding(Level.MISSING, part, text);
    }

    /** @param source how the launcher will get it; empty when it cannot, and then {@code otherwise} says what to do */
    static Finding absent(String part, String source, String otherwise) {
        return source.isBlank()
                ? missing(part, otherwise)
                : new Finding(Level.INSTALLABLE, part, "by " + source.strip());
    }

    boolean preventsStart() {
        return level == Level.MISSING;
    }

    String line() {
        return "  %-8s %-11s %s".formatted(level.word, part, text);
    }
}
