package io.flowhq.replies;

/** A declared word and how it may differ from the way it is declared. */
record DeclaredWord(String base, Change change) {

    enum Change {
        /** Not at all. */
        NONE,
        /** By a slip of the finger. */
        SLIP,
        /** By a slip, or by the endings of a word. */
        WORD,
        /** By a slip, or conjugated. */
        VERB
    }

    boolean isForgiving() {
        return change != Change.NONE;
    }
}
