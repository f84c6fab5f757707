package io.flowhq.replies;

import java.util.HashSet;
import java.util.Set;

/**
 * Which misspellings are forgiven: one letter wrong, missing, doubled or swapped with its neighbour, in a word of at
 * least so many letters, never the first letter, and never a spelling that is a word of its own.
 */
record TypoRules(int fewestLetters, Set<String> wordsOfTheirOwn) {

    static TypoRules of(YamlSection yamlSection) {
        TypoRules typos = new TypoRules(
                yamlSection.number("fewest_letters"), Set.copyOf(new HashSet<>(yamlSection.list("never"))));
        yamlSection.refuseUnknownKeys();
        return typos;
    }

    TypoRules alsoNever(Set<String> words) {
        Set<String> all = new HashSet<>(wordsOfTheirOwn);
        all.addAll(words);
        return new TypoRules(fewestLetters, all);
    }

    boolean forgives(String written, String meant) {
        return written.length() >= fewestLetters - 1
                && meant.length() >= fewestLetters
                && written.charAt(0) == meant.charAt(0)
                && !wordsOfTheirOwn.contains(written)
                && isOneSlipAway(written, meant);
    }

    private static boolean isOneSlipAway(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int from = 0;
        while (from < shorter && a.charAt(from) == b.charAt(from)) {
            from++;
        }
        String restOfA = a.substring(from);
        String restOfB = b.substring(from);
        return switch (a.length() - b.length()) {
            case 0 -> tail(restOfA, 1).equals(tail(restOfB, 1)) || swapped(restOfA, restOfB);
            case 1 -> tail(restOfA, 1).equals(restOfB);
            case -1 -> restOfA.equals(tail(restOfB, 1));
            default -> false;
        };
    }

    private static boolean swapped(String a, String b) {
        return a.length() >= 2
                && a.charAt(0) == b.charAt(1)
                && a.charAt(1) == b.charAt(0)
                && tail(a, 2).equals(tail(b, 2));
    }

    private static String tail(String text, int from) {
        return text.length() <= from ? "" : text.substring(from);
    }
}
