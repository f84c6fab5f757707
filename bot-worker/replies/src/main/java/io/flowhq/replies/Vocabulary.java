package io.flowhq.replies;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds declared phrases in a message. A longer phrase wins over a shorter one and a well spelt one over a misspelt
 * one, and no word counts twice: "huduma kwa wateja" is not about "huduma".
 */
final class Vocabulary {

    /** The pseudo intent of words that are heard and mean nothing: {@code facebook}. */
    static final String ASIDE = "aside";

    /** The pseudo intent of the business's own name. */
    static final String NAME = "name";

    private final List<Phrase> phrases;
    private final Typos typos;
    private final Set<String> fillers;

    Vocabulary(List<Phrase> phrases, Typos typos, Set<String> fillers) {
        this.phrases = List.copyOf(phrases);
        this.fillers = Set.copyOf(fillers);
        Set<String> known = new HashSet<>(fillers);
        phrases.forEach(phrase -> phrase.words().forEach(word -> known.addAll(word.forms())));
        this.typos = typos.alsoNever(known);
    }

    /** @param from the first word, @param to the word after the last */
    record Match(Phrase phrase, int from, int to, Phrase.Closeness closeness) {

        String intent() {
            return phrase.intent();
        }
    }

    /** This vocabulary with further phrases that are looked at first. */
    Vocabulary with(List<Phrase> more) {
        List<Phrase> all = new ArrayList<>(more);
        all.addAll(phrases);
        return new Vocabulary(all, typos, fillers);
    }

    /** Other phrases under the same rules; a word known here is no misspelling of them. */
    Vocabulary only(List<Phrase> other) {
        return new Vocabulary(other, typos, fillers);
    }

    List<Match> in(Message message) {
        List<Match> candidates = new ArrayList<>();
        for (Phrase phrase : phrases) {
            for (int from = 0; from + phrase.size() <= message.size(); from++) {
                int start = from;
                phrase.at(from, message, typos)
                        .filter(closeness ->
                                !phrase.alone() || onlyFillersBeside(message, start, start + phrase.size()))
                        .ifPresent(closeness ->
                                candidates.add(new Match(phrase, start, start + phrase.size(), closeness)));
            }
        }
        candidates.sort(
                Comparator.comparing((Match match) -> -match.phrase().size()).thenComparing(Match::closeness));
        return withoutOverlaps(candidates);
    }

    /** How many words no match explains and that are more than filling. */
    int unexplained(Message message, List<Match> matches) {
        BitSet explained = new BitSet();
        matches.forEach(match -> explained.set(match.from(), match.to()));
        int count = 0;
        for (int i = 0; i < message.size(); i++) {
            if (!explained.get(i) && !message.tokens().get(i).isOneOf(fillers)) {
                count++;
            }
        }
        return count;
    }

    private boolean onlyFillersBeside(Message message, int from, int to) {
        for (int i = 0; i < message.size(); i++) {
            if ((i < from || i >= to) && !message.tokens().get(i).isOneOf(fillers)) {
                return false;
            }
        }
        return true;
    }

    private static List<Match> withoutOverlaps(List<Match> candidates) {
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
