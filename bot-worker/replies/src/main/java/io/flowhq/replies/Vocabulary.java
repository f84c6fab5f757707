package io.flowhq.replies;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds declared phrases in a message. A longer phrase wins over a shorter one and a well spelt one over a misspelt
 * one, and no word counts twice: "huduma kwa wateja" is not about "huduma".
 */
final class Vocabulary {

    /** The pseudo intent of the business's own name. */
    static final String NAME = "name";

    private final PhraseIndex phrases;
    private final SpellingMatcher spelling;
    private final Set<String> fillers;

    private Vocabulary(PhraseIndex phrases, SpellingMatcher spelling, Set<String> fillers) {
        this.phrases = phrases;
        this.spelling = spelling;
        this.fillers = fillers;
    }

    static Vocabulary of(List<Phrase> phrases, SpellingMatcher spelling, Set<String> fillers) {
        PhraseIndex index = PhraseIndex.of(phrases, spelling.affixes());
        Set<String> known = new HashSet<>(fillers);
        known.addAll(index.beginnings());
        phrases.forEach(phrase -> phrase.words().forEach(word -> known.add(word.base())));
        return new Vocabulary(index, spelling.knowing(known), Set.copyOf(fillers));
    }

    /** @param from the first word, @param to the word after the last */
    record Match(Phrase phrase, int from, int to, MatchQuality closeness) {

        String intent() {
            return phrase.intent();
        }
    }

    List<Match> in(TokenizedMessage tokenizedMessage) {
        return in(tokenizedMessage, List.of());
    }

    /** @param more phrases that are looked for as well */
    List<Match> in(TokenizedMessage tokenizedMessage, List<Phrase> more) {
        List<Match> candidates = new ArrayList<>();
        for (int from = 0; from < tokenizedMessage.size(); from++) {
            for (Phrase phrase : phrases.beginningWith(tokenizedMessage.tokens().get(from), spelling)) {
                match(phrase, from, tokenizedMessage).ifPresent(candidates::add);
            }
        }
        candidates.addAll(matches(more, tokenizedMessage));
        return withoutOverlaps(candidates);
    }

    /** Other phrases under the same rules; a word known here is no misspelling of one of theirs. */
    List<Match> only(List<Phrase> phrases, TokenizedMessage tokenizedMessage) {
        return withoutOverlaps(matches(phrases, tokenizedMessage));
    }

    private List<Match> matches(List<Phrase> phrases, TokenizedMessage tokenizedMessage) {
        List<Match> matches = new ArrayList<>();
        for (Phrase phrase : phrases) {
            for (int from = 0; from + phrase.size() <= tokenizedMessage.size(); from++) {
                match(phrase, from, tokenizedMessage).ifPresent(matches::add);
            }
        }
        return matches;
    }

    private Optional<Match> match(Phrase phrase, int from, TokenizedMessage tokenizedMessage) {
        int to = from + phrase.size();
        return phrase.at(from, tokenizedMessage, spelling)
                .filter(closeness -> !phrase.alone() || onlyFillersBeside(tokenizedMessage, from, to))
                .map(closeness -> new Match(phrase, from, to, closeness));
    }

    private boolean onlyFillersBeside(TokenizedMessage tokenizedMessage, int from, int to) {
        for (int i = 0; i < tokenizedMessage.size(); i++) {
            Token token = tokenizedMessage.tokens().get(i);
            boolean repeated =
                    token.text().equals(tokenizedMessage.tokens().get(from).text());
            if ((i < from || i >= to) && !repeated && !token.isOneOf(fillers)) {
                return false;
            }
        }
        return true;
    }

    private static List<Match> withoutOverlaps(List<Match> candidates) {
        candidates.sort(
                Comparator.comparing((Match match) -> -match.phrase().size()).thenComparing(Match::closeness));
        BitSet taken = new BitSet();
        List<Match> chosen = new ArrayList<>();
        for (Match match : candidates) {
            if (taken.get(match.from(), match.to()).isEmpty()) {
                taken.set(match.from(), match.to());
                chosen.add(match);
            }
        }
        chosen.sort(Comparator.comparing(Match::from));
        return chosen;
    }
}
