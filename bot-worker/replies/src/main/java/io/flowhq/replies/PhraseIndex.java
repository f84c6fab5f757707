package io.flowhq.replies;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Phrases by their first word, so that a message is held against a handful of them and not against thousands. */
final class PhraseIndex {

    private final Map<DeclaredWord, List<Phrase>> byFirstWord = new HashMap<>();
    private final Map<String, List<DeclaredWord>> byForm = new HashMap<>();
    private final Map<Integer, List<DeclaredWord>> forgivingByInitial = new HashMap<>();

    private PhraseIndex() {}

    static PhraseIndex of(Collection<Phrase> phrases, AffixRules affixes) {
        PhraseIndex index = new PhraseIndex();
        phrases.stream()
                .filter(phrase -> phrase.size() > 0)
                .forEach(phrase -> index.byFirstWord
                        .computeIfAbsent(phrase.words().getFirst(), word -> index.addWord(word, affixes))
                        .add(phrase));
        return index;
    }

    private List<Phrase> addWord(DeclaredWord word, AffixRules affixes) {
        for (String form : affixes.forms(word)) {
            byForm.computeIfAbsent(form, f -> new ArrayList<>()).add(word);
        }
        if (word.isForgiving()) {
            forgivingByInitial
                    .computeIfAbsent(word.base().codePointAt(0), c -> new ArrayList<>())
                    .add(word);
        }
        return new ArrayList<>();
    }

    /** Every form of every word that begins a phrase. */
    Set<String> beginnings() {
        return byForm.keySet();
    }

    /** The phrases that may begin with what is written here. */
    Set<Phrase> beginningWith(Token token, SpellingMatcher spelling) {
        Set<DeclaredWord> words = new LinkedHashSet<>();
        for (String written : token.spellings()) {
            words.addAll(byForm.getOrDefault(written, List.of()));
            forgivingByInitial.getOrDefault(written.codePointAt(0), List.of()).stream()
                    .filter(word -> spelling.isMisspelt(written, word))
                    .forEach(words::add);
        }
        Set<Phrase> phrases = new LinkedHashSet<>();
        words.forEach(word -> phrases.addAll(byFirstWord.getOrDefault(word, List.of())));
        return phrases;
    }
}
