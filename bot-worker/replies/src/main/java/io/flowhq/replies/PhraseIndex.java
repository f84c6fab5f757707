package io.flowhq.replies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Phrases by their first word, so that a message is held against a handful of them and not against thousands. */
final class PhraseIndex {

    private final Map<String, List<Phrase>> byForm = new HashMap<>();
    private final Map<Integer, Map<String, List<Phrase>>> forgivingByInitial = new HashMap<>();

    private PhraseIndex() {}

    static PhraseIndex of(List<Phrase> phrases) {
        PhraseIndex index = new PhraseIndex();
        phrases.stream().filter(phrase -> phrase.size() > 0).forEach(index::add);
        return index;
    }

    private void add(Phrase phrase) {
        Phrase.Word first = phrase.words().getFirst();
        for (String form : first.forms()) {
            byForm.computeIfAbsent(form, f -> new ArrayList<>()).add(phrase);
        }
        if (first.forgiving()) {
            forgivingByInitial
                    .computeIfAbsent(first.base().codePointAt(0), c -> new HashMap<>())
                    .computeIfAbsent(first.base(), base -> new ArrayList<>())
                    .add(phrase);
        }
    }

    Set<Phrase> beginningWith(Token token, Typos typos) {
        Set<Phrase> found = new LinkedHashSet<>();
        for (String spelling : token.spellings()) {
            found.addAll(byForm.getOrDefault(spelling, List.of()));
            forgivingByInitial.getOrDefault(spelling.codePointAt(0), Map.of()).forEach((base, phrases) -> {
                if (typos.forgives(spelling, base)) {
                    found.addAll(phrases);
                }
            });
        }
        return found;
    }
}
