package io.flowhq.replies;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /** @param typos the spellings from which a slip is forgiven */
    record Word(String base, Set<String> forms, List<String> typos) {}

    /** Only the words as they stand. */
    static Phrase exact(String intent, String text, boolean alone) {
        List<Word> words = Message.of(text).words().stream()
                .map(word -> new Word(word, Set.of(word), List.of()))
                .toList();
        return new Phrase(intent, text, words, alone);
    }

    /** The words with their declared endings; only the last word of a phrase changes. */
    static Phrase ofWords(String intent, String text, boolean alone, Affixes affixes) {
        List<String> plain = Message.of(text).words();
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            String word = plain.get(i);
            boolean last = i == plain.size() - 1;
            words.add(new Word(word, last ? affixes.wordForms(word) : Set.of(word), List.of(word)));
        }
        return new Phrase(intent, text, List.copyOf(words), alone);
    }

    /** A verb and what follows it: only the first word changes. */
    static Phrase ofVerb(String intent, String text, Affixes affixes) {
        List<String> plain = Message.of(text).words();
        List<Word> words = new ArrayList<>();
        for (String word : plain) {
            boolean first = words.isEmpty();
            words.add(new Word(
                    word,
                    first ? affixes.verbForms(word) : Set.of(word),
                    first ? List.of(word, "ku" + word) : List.of(word)));
        }
        return new Phrase(intent, text, List.copyOf(words), false);
    }

    /** An owner's keyword. Nobody declared what kind of word it is, so a long enough one changes like any. */
    static Phrase ofOwner(String intent, String text, Affixes affixes) {
        boolean isLong =
                Message.of(text).words().stream().findFirst().orElse("").length() >= LONG_KEYWORD;
        return isLong ? ofVerb(intent, text, affixes) : exact(intent, text, false);
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
        return token.spellings().stream().anyMatch(spelling -> typos.forgives(spelling, word.typos()))
                ? Optional.of(Closeness.MISSPELT)
                : Optional.empty();
    }
}
