package io.flowhq.replies;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something a customer may want, and what is said to it.
 *
 * @param phrases the words for it
 * @param says its texts
 * @param asks the intent of what the customer says next, when that is nothing else
 * @param told the kinds of {@link RequestedDetails} that make asking needless when the message holds them all
 * @param covers intents that this answer makes superfluous
 * @param topic the owner's keywords that answer this intent: who wrote a reply for "bei" answers menu line "Bei" too
 * @param handsOff a person takes over
 * @param courtesy no answer is expected, and no opening hours are announced
 * @param social small talk, looked at only when the message holds nothing else
 */
record Intent(
        String name,
        List<Phrase> phrases,
        Map<Occasion, Map<ReplyLanguage, String>> says,
        Optional<String> asks,
        List<String> told,
        Set<String> covers,
        List<String> topic,
        boolean handsOff,
        boolean courtesy,
        boolean social) {

    /** When a text of an intent is said. Only {@link #TEXT} is needed. */
    enum Occasion {
        /** The line in the menu. */
        LABEL,
        /** The answer. */
        TEXT,
        /** The answer when the last one was the same. */
        AGAIN,
        /** Beside the answer to another intent of the same message; without it the intent is not mentioned. */
        ALSO,
        /** Before the answer to something else: a greeting returned. */
        BEFORE,
        /** The answer while the business is closed. */
        WHEN_CLOSED,
        /** The answer when the tenant has set no opening hours. */
        WITHOUT_HOURS;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Intent of(String name, YamlSection yamlSection) {
        List<Phrase> phrases = new ArrayList<>();
        spelledOut(yamlSection, "words").forEach(word -> phrases.add(Phrase.ofWords(name, word)));
        spelledOut(yamlSection, "verbs").forEach(verb -> phrases.add(Phrase.ofVerb(name, verb)));
        spelledOut(yamlSection, "exactly").forEach(word -> phrases.add(Phrase.exactly(name, word)));
        spelledOut(yamlSection, "alone").forEach(word -> phrases.add(Phrase.alone(name, word)));
        Intent intent = new Intent(
                name,
                List.copyOf(phrases),
                says(yamlSection),
                yamlSection.has("asks") ? Optional.of(yamlSection.text("asks")) : Optional.empty(),
                yamlSection.list("told"),
                new HashSet<>(yamlSection.list("covers")),
                yamlSection.list("topic"),
                yamlSection.flag("hands_off", false),
                yamlSection.flag("courtesy", false),
                yamlSection.flag("social", false));
        yamlSection.refuseUnknownKeys();
        return intent;
    }

    private static List<String> spelledOut(YamlSection yamlSection, String key) {
        return yamlSection.list(key).stream()
                .flatMap(pattern -> PhraseExpander.spelledOut(pattern).stream())
                .toList();
    }

    private static Map<Occasion, Map<ReplyLanguage, String>> says(YamlSection yamlSection) {
        Map<Occasion, Map<ReplyLanguage, String>> says = new EnumMap<>(Occasion.class);
        for (Occasion occasion : Occasion.values()) {
            Map<ReplyLanguage, String> texts = yamlSection.bilingual(occasion.key());
            if (!texts.isEmpty()) {
                says.put(occasion, texts);
            }
        }
        return says;
    }

    boolean says(Occasion occasion) {
        return says.containsKey(occasion);
    }

    /** The text for an occasion, empty when there is none. */
    String said(Occasion occasion, ReplyLanguage language) {
        return says.getOrDefault(occasion, Map.of()).getOrDefault(language, "");
    }

    Stream<String> texts() {
        return says.values().stream().flatMap(texts -> texts.values().stream());
    }

    /** This common intent as a template words it: what the template says replaces what is common, words are added. */
    Intent rewordedBy(Intent own) {
        List<Phrase> allPhrases = new ArrayList<>(own.phrases);
        allPhrases.addAll(phrases);
        Map<Occasion, Map<ReplyLanguage, String>> allSays = new EnumMap<>(Occasion.class);
        allSays.putAll(says);
        allSays.putAll(own.says);
        Set<String> allCovers = new HashSet<>(covers);
        allCovers.addAll(own.covers);
        return new Intent(
                name,
                List.copyOf(allPhrases),
                allSays,
                own.asks.or(() -> asks),
                own.told.isEmpty() ? told : own.told,
                allCovers,
                own.topic.isEmpty() ? topic : own.topic,
                handsOff || own.handsOff,
                courtesy || own.courtesy,
                social || own.social);
    }
}
