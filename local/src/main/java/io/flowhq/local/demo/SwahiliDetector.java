package io.flowhq.local.demo;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells Swahili from English by the small words that no sentence does without. */
final class SwahiliDetector {

    private static final Set<String> SWAHILI = Set.of(
            "na",
            "ya",
            "wa",
            "za",
            "la",
            "kwa",
            "ni",
            "au",
            "yako",
            "lako",
            "zetu",
            "hapa",
            "asante",
            "karibu",
            "tuambie",
            "unayotaka",
            "inayokufaa",
            "gani",
            "huduma",
            "siku",
            "saa",
            "miadi");
    private static final Set<String> ENGLISH =
            Set.of("the", "you", "your", "us", "and", "to", "we", "of", "please", "thank", "which", "would", "like");

    private SwahiliDetector() {}

    static boolean isLanguageOf(String text) {
        List<String> words = List.of(text.toLowerCase(Locale.ROOT).split("[^a-z]+"));
        return words.stream().filter(SWAHILI::contains).count() >= 3
                && words.stream().noneMatch(ENGLISH::contains);
    }
}
