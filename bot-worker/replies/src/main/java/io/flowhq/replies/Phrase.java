package io.flowhq.replies;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * A word or several in a row that stand for an intent.
 *
 * @param intent what it stands for
 * @param text as declared
 * @param alone counts only when the message says nothing else: {@code mtu} asks for a person, {@code mtu mmoja} does not
 */
record Phrase(String intent, String text, List<Word> words, boolean alone) {

    /** Shorter keywords of owners are taken as they stand: "ni" and "na" before two letters make other words. */
    private static final int LONG_KEYWORD = 4;

    enum Closeness {
        EXACT,
        CHANGED,
        MISSPELT
    }

    /**
     * @param forms the ways the word may be written, itself among them
     * @param forgiving a slip is forgiven, in the word itself and in none of its forms
     */
    record Word(String base, Set<String> forms, boolean forgiving) {}

    /** The words as they stand, without endings and without forgiveness. */
    static Phrase exactly(String intent, String text) {
        return of(intent, text, false, (word, place) -> new Word(word, Set.of(word), false));
    }

    /** The words with their declared endings, which only the last of them takes. */
    static Phrase ofWords(String intent, String text, Affixes affixes) {
        int last = Message.of(text).size() - 1;
        return of(
                intent,
                text,
                false,
                (word, place) -> new Word(word, place == last ? affixes.wordForms(word) : Set.of(word), true));
    }

    /** A verb, which is conjugated, and what follows it, which is not. */
    static Phrase ofVerb(String intent, String text, Affixes affixes) {
        return of(
                intent,
                text,
                false,
                (word, place) -> new Word(word, place == 0 ? affixes.verbForms(word) : Set.of(word), true));
    }

    static Phrase alone(String intent, String text) {
        return of(intent, text, true, (word, place) -> new Word(word, Set.of(word), false));
    }

    /** An owner's keyword. Nobody declared what kind of word it is, so a long enough one changes like any. */
    static Phrase ofOwner(String intent, String text, Affixes affixes) {
        boolean isLong =
                Message.of(text).words().stream().findFirst().orElse("").length() >= LONG_KEYWORD;
        return isLong ? ofVerb(intent, text, affixes) : exactly(intent, text);
    }

    private static Phrase of(String intent, String text, boolean alone, BiFunction<String, Integer, Word> word) {
        List<String> plain = Message.of(text).words();
        List<Word> words = IntStream.range(0, plain.size())
                .mapToObj(place -> word.apply(plain.get(place), place))
                .toList();
        return new Phrase(intent, text, words, alone);
    }

    int size() {
        return words.size();
    }

    /** How closely the message says this phrase from that word on, if it does. */
    Optional<Closeness> at(int from, Message message, Typos typos) {
        if (words.isEmpty() || from + size() > message.size()) {
            return Optional.empty();
        }
        Closeness closeness = Closeness.EXACT;
        for (int i = 0; i < size(); i++) {
            Optional<Closeness> of = closeness(words.get(i), message.tokens().get(from + i), typos);
            if (of.isEmpty()) {
                return of;
            }
            closeness = of.get().compareTo(closeness) > 0 ? of.get() : closeness;
        }
        return Optional.of(closeness);
    }

    private static Optional<Closeness> closeness(Word word, Token token, Typos typos) {
        if (token.text().equals(word.base())) {
            return Optional.of(Closeness.EXACT);
        }
        if (token.isOneOf(word.forms())) {
            return Optional.of(Closeness.CHANGED);
        }
        return word.forgiving()
                        && token.spellings().stream().anyMatch(spelling -> typos.forgives(spelling, word.base()))
                ? Optional.of(Closeness.MISSPELT)
                : Optional.empty();
    }
}
