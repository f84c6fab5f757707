package io.flowhq.replies;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The declared ways a word changes its form.
 *
 * @param verbPrefixes what Swahili puts before a stem: {@code ku}, {@code nina}, {@code tunge} …
 * @param verbSuffixes what English, or Swahili with an English stem, puts after it: {@code ing}, {@code ed}, {@code ni}
 * @param finalVowels what may stand for the last {@code a} of a Swahili stem: {@code agiza}, {@code agize}
 * @param wordSuffixes what may follow a word that is no verb: the English plural
 * @param fewestLetters a shorter word takes no suffix: {@code his} is not the plural of {@code hi}
 */
record AffixRules(
        List<String> verbPrefixes,
        List<String> verbSuffixes,
        List<String> finalVowels,
        List<String> wordSuffixes,
        int fewestLetters) {

    static AffixRules of(YamlSection yamlSection) {
        AffixRules affixes = new AffixRules(
                yamlSection.list("verb_prefixes"),
                yamlSection.list("verb_suffixes"),
                yamlSection.list("final_vowels"),
                yamlSection.list("word_suffixes"),
                yamlSection.number("fewest_letters"));
        yamlSection.refuseUnknownKeys();
        return affixes;
    }

    Set<String> forms(DeclaredWord word) {
        return switch (word.change()) {
            case NONE, SLIP -> Set.of(word.base());
            case WORD -> wordForms(word.base());
            case VERB -> verbForms(word.base());
        };
    }

    private Set<String> wordForms(String word) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(word);
        if (word.length() >= fewestLetters) {
            wordSuffixes.forEach(suffix -> forms.add(word + suffix));
        }
        return forms;
    }

    private Set<String> verbForms(String stem) {
        Set<String> endings = verbEndings(stem);
        Set<String> forms = new LinkedHashSet<>(endings);
        verbPrefixes.forEach(prefix -> endings.forEach(ending -> forms.add(prefix + ending)));
        return forms;
    }

    private Set<String> verbEndings(String stem) {
        Set<String> endings = new LinkedHashSet<>();
        endings.add(stem);
        verbSuffixes.forEach(suffix -> endings.add(stem + suffix));
        if (stem.endsWith("a")) {
            finalVowels.forEach(vowel -> endings.add(root(stem) + vowel));
        }
        return endings;
    }

    /** The same as being among the {@link #forms}, without writing them all down. */
    boolean isFormOf(String written, DeclaredWord word) {
        return switch (word.change()) {
            case NONE, SLIP -> written.equals(word.base());
            case WORD ->
                written.startsWith(word.base()) && wordForms(word.base()).contains(written);
            case VERB -> written.contains(root(word.base())) && isVerbForm(written, verbEndings(word.base()));
        };
    }

    private static String root(String stem) {
        return stem.endsWith("a") ? stem.substring(0, stem.length() - 1) : stem;
    }

    private boolean isVerbForm(String written, Set<String> endings) {
        return endings.contains(written)
                || verbPrefixes.stream()
                        .filter(written::startsWith)
                        .anyMatch(prefix -> endings.contains(written.substring(prefix.length())));
    }
}
