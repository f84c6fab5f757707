package io.flowhq.replies;

import java.util.Optional;
import java.util.Set;

/** Tells which declared word a customer has written. */
record SpellingMatcher(AffixRules affixes, TypoRules typos) {

    Optional<MatchQuality> closeness(Token token, DeclaredWord word) {
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

    boolean isMisspelt(String written, DeclaredWord word) {
        return word.isForgiving() && typos.forgives(written, word.base());
    }

    /** The same, and none of these words is a misspelling of another. */
    SpellingMatcher knowing(Set<String> words) {
        return new SpellingMatcher(affixes, typos.alsoNever(words));
    }
}
