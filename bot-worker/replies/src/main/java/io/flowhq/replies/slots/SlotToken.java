package io.flowhq.replies.slots;

/** A word or number of a message: how it is written, in lower case, and where it stands. */
record SlotToken(String written, String word, int from, int to) {

    boolean isCapitalised() {
        return Character.isUpperCase(written.codePointAt(0));
    }

    boolean isDigits() {
        return word.matches("\\d+(?:\\.\\d+)?");
    }
}
