package io.flowhq.shell.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * A typed line taken apart as a POSIX shell would: quotes of both kinds keep spaces together, a backslash takes the
 * next character as it is (not inside single quotes).
 */
final class Tokenizer {

    private Tokenizer() {}

    static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
                word.append(line.charAt(++i));
                inWord = true;
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                inWord = true;
            } else if (!Character.isWhitespace(c)) {
                word.append(c);
                inWord = true;
            } else if (inWord) {
                words.add(word.toString());
                word.setLength(0);
                inWord = false;
            }
        }
        if (quote != 0) {
            throw CommandFailure.usage("A quote (" + quote + ") is opened and not closed.");
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }

    /** The word as it must be typed to come back as one. */
    static String quoted(String word) {
        return !word.isEmpty() && word.chars().allMatch(Tokenizer::isOrdinary)
                ? word
                : "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static boolean isOrdinary(int c) {
        return Character.isLetterOrDigit(c) || "-_.:/@+=,".indexOf(c) >= 0;
    }
}
