package io.flowhq.replies;

import java.util.Optional;
import java.util.Set;

/** Tells which declared word a customer has written. */
record Spelling(Affixes affixes, Typos typos) {

    Optional<MatchQuality> closeness(Token token, Word word) {
        if (token.text().equals(word.base())) {
            return Optional.of(MatchQuality.EXACT);
        }
        if (token.spellings().stream().anyMatch(written -> affixes.isFormOf(written, word))) {
            return Optional.of(MatchQuality.CHANGED);
        }
        return token.spellings().stream().anyMatch(written -> isMisspelt(written, word))
                ? Optional.of(MatchQuality.MISSPELT)
                : Optional.empty();
    }

    boolean isMisspelt(String written, Word word) {
        return word.isForgiving() && typos.forgives(written, word.base());
    }

    /** The same, and none of these words is a misspelling of another. */
    Spelling knowing(Set<String> words) {
        return new Spelling(affixes, typos.alsoNever(words));
    }
}
