package io.flowhq.replies;

import io.flowhq.replies.DeclaredWord.Change;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A word or several in a row that stand for an intent.
 *
 * @param intent what it stands for
 * @param text as declared
 * @param alone counts only when the message says nothing else: {@code mtu} asks for a person, {@code mtu mmoja} does not
 */
record Phrase(String intent, String text, List<DeclaredWord> words, boolean alone) {

    /** Shorter keywords of owners are taken as they stand: "ni" and "na" before two letters make other words. */
    private static final int LONG_KEYWORD = 4;

    /** The words as they stand, without endings and without forgiveness. */
    static Phrase exactly(String intent, String text) {
        return of(intent, text, false, place -> Change.NONE);
    }

    /** The words with their declared endings, which only the last of them takes. */
    static Phrase ofWords(String intent, String text) {
        int last = TokenizedMessage.of(text).size() - 1;
        return of(intent, text, false, place -> place == last ? Change.WORD : Change.SLIP);
    }

    /** A verb, which is conjugated, and what follows it, which is not. */
    static Phrase ofVerb(String intent, String text) {
        return of(intent, text, false, place -> place == 0 ? Change.VERB : Change.SLIP);
    }

    static Phrase alone(String intent, String text) {
        return of(intent, text, true, place -> Change.NONE);
    }

    /** An owner's keyword. Nobody declared what kind of word it is, so a long enough one changes like any. */
    static Phrase ofOwner(String intent, String text) {
        boolean isLong = TokenizedMessage.of(text).words().stream()
                        .findFirst()
                        .orElse("")
                        .length()
                >= LONG_KEYWORD;
        return isLong ? ofVerb(intent, text) : exactly(intent, text);
    }

    private static Phrase of(String intent, String text, boolean alone, IntFunction<Change> change) {
        List<String> plain = TokenizedMessage.of(text).words();
        List<DeclaredWord> words = IntStream.range(0, plain.size())
                .mapToObj(place -> new DeclaredWord(plain.get(place), change.apply(place)))
                .toList();
        return new Phrase(intent, text, words, alone);
    }

    int size() {
        return words.size();
    }

    /** How closely the message says this phrase from that word on, if it does. */
    Optional<MatchQuality> at(int from, TokenizedMessage tokenizedMessage, SpellingMatcher spelling) {
        if (words.isEmpty() || from + size() > tokenizedMessage.size()) {
            return Optional.empty();
        }
        MatchQuality matchQuality = MatchQuality.EXACT;
        for (int i = 0; i < size(); i++) {
            Optional<MatchQuality> of =
                    spelling.closeness(tokenizedMessage.tokens().get(from + i), words.get(i));
            if (of.isEmpty()) {
                return of;
            }
            matchQuality = of.get().compareTo(matchQuality) > 0 ? of.get() : matchQuality;
        }
        return Optional.of(matchQuality);
    }
}
