package io.flowhq.replies;

import java.util.ArrayList;
import java.util.List;

/**
 * Spells out a phrase written short: {@code talk/speak to (a) human} stands for four. A slash parts words of which one
 * is said, brackets hold words that may be left out.
 */
final class PhraseExpander {

    private PhraseExpander() {}

    static List<String> spelledOut(String pattern) {
        List<String> phrases = List.of("");
        for (String place : pattern.strip().split("\\s+(?![^(]*\\))")) {
            List<String> longer = new ArrayList<>();
            for (String begun : phrases) {
                for (String word : words(place)) {
                    longer.add((begun + " " + word).strip());
                }
            }
            phrases = longer;
        }
        return phrases;
    }

    private static List<String> words(String place) {
        boolean optional = place.startsWith("(") && place.endsWith(")");
        List<String> words =
                new ArrayList<>(List.of((optional ? place.substring(1, place.length() - 1) : place).split("/")));
        if (optional) {
            words.add("");
        }
        return words;
    }
}
