package io.flowhq.shell.terminal;

/** Text of others made safe for a terminal: a customer's message must not move the operator's cursor. */
public final class TerminalText {

    private TerminalText() {}

    /** The text on one line: control and formatting characters become spaces, runs of white space one space. */
    public static String line(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().map(TerminalText::visible).forEach(safe::appendCodePoint);
        return safe.toString().strip().replaceAll(" {2,}", " ");
    }

    private static int visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> ' ';
            case Character.FORMAT -> isJoiner(character) ? character : ' ';
            default -> character;
        };
    }

    /** Joiners make up emoji and some scripts; the other format characters can turn the direction of a line. */
    private static boolean isJoiner(int character) {
        return character == 0x200C || character == 0x200D;
    }
}
