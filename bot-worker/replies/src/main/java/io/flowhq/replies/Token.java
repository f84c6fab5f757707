package io.flowhq.replies;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A word of a message with the ways it may have been meant: {@code heeey} is {@code heey} or {@code hey}. */
record Token(String text, Set<String> spellings) {

    private static final Pattern DRAWN_OUT = Pattern.compile("(\\p{L})\\1{2,}");

    static Token of(String text) {
        Matcher drawnOut = DRAWN_OUT.matcher(text);
        if (!drawnOut.find()) {
            return new Token(text, Set.of(text));
        }
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(text);
        spellings.add(drawnOut.replaceAll("$1$1"));
        spellings.add(drawnOut.replaceAll("$1"));
        return new Token(text, spellings);
    }

    boolean isOneOf(Set<String> words) {
        return spellings.stream().anyMatch(words::contains);
    }
}
