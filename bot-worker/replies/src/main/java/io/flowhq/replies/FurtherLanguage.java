package io.flowhq.replies;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A language beside those that every text exists in, from a file such as {@code languages/fr.yml}: the words that speak
 * for it, and texts of some intents. Its example sentences stand in {@code examples/common.fr.yml}. What it has no text for
 * is said in the language of the business.
 *
 * @param words that no other language uses
 * @param texts by intent
 */
record FurtherLanguage(Set<String> words, Map<String, String> texts) {

    static final String FOLDER = "languages/";

    static boolean isOne(String file) {
        return file.startsWith(FOLDER);
    }

    static FurtherLanguage of(YamlSection section) {
        YamlSection texts = section.section("texts");
        Map<String, String> byIntent = new HashMap<>();
        texts.keys().forEach(intent -> byIntent.put(intent, texts.text(intent)));
        FurtherLanguage language = new FurtherLanguage(new HashSet<>(section.list("words")), byIntent);
        section.refuseUnknownKeys();
        return language;
    }

    private long evidence(TokenizedMessage message) {
        return message.tokens().stream().filter(token -> token.isOneOf(words)).count();
    }

    /** The text for an intent, where the message speaks more for this language than for those of the business. */
    Optional<String> text(String intent, TokenizedMessage message, LanguageGuess others) {
        return evidence(message) > others.evidence(message) ? Optional.ofNullable(texts.get(intent)) : Optional.empty();
    }
}
