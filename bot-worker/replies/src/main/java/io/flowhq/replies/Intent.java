package io.flowhq.replies;

import io.flowhq.replies.knowledge.Fact;
import io.flowhq.replies.slots.Slot;
import io.flowhq.replies.slots.Slots;
import java.util.ArrayList;
import java.util.Arrays;
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
 * @param hints words that speak for it where the examples do not decide, or beside what they decide on
 * @param says its texts
 * @param asks the intent of what the customer says next, when that is nothing else
 * @param needs the details that make asking needless when all are known; of each group one is enough
 * @param covers intents that this answer makes superfluous
 * @param topic the owner's keywords that answer this intent: who wrote a reply for "bei" answers menu line "Bei" too
 * @param handsOff a person takes over
 * @param courtesy no answer is expected, and no opening hours are announced
 * @param social small talk, looked at only when the message holds nothing else
 * @param urgent answered before anything else that the message says
 * @param followUp what a person has to do after the answer
 * @param fact what the owner may have told, to be said instead of the text
 * @param examples sentences of customers that its own file declares
 */
record Intent(
        String name,
        List<Phrase> phrases,
        List<Phrase> hints,
        Map<Occasion, Map<ReplyLanguage, String>> says,
        Optional<String> asks,
        List<List<Slot>> needs,
        Set<String> covers,
        List<String> topic,
        boolean handsOff,
        boolean courtesy,
        boolean social,
        boolean urgent,
        Optional<ReplyFollowUpReason> followUp,
        Optional<Fact> fact,
        List<String> examples) {

    /** When a text of an intent is said. Only {@link #TEXT} is needed. */
    enum Occasion {
        /** The line in the menu. */
        LABEL,
        /** The answer. */
        TEXT,
        /** The answer when the last one was the same. */
        AGAIN,
        /** The answer when some of the details needed are known. */
        PARTLY,
        /** The answer when the message says hardly more than the topic. */
        OPEN,
        /** Beside the answer to another intent of the same message; without it the intent is not mentioned. */
        ALSO,
        /** Before the answer to something else: a greeting returned. */
        BEFORE,
        /** The answer while the business is closed. */
        WHEN_CLOSED,
        /** The answer when the tenant has set no opening hours. */
        WITHOUT_HOURS,
        /** Beside another answer when the tenant has set no opening hours. */
        ALSO_WITHOUT_HOURS;

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
        List<Phrase> hints = spelledOut(yamlSection, "hints").stream()
                .map(word -> Phrase.ofWords(name, word))
                .toList();
        Intent intent = new Intent(
                name,
                List.copyOf(phrases),
                hints,
                says(yamlSection),
                yamlSection.has("asks") ? Optional.of(yamlSection.text("asks")) : Optional.empty(),
                needs(yamlSection),
                new HashSet<>(yamlSection.list("covers")),
                yamlSection.list("topic"),
                yamlSection.flag("hands_off", false),
                yamlSection.flag("courtesy", false),
                yamlSection.flag("social", false),
                yamlSection.flag("urgent", false),
                constant(yamlSection, "follow_up", ReplyFollowUpReason.class),
                constant(yamlSection, "fact", Fact.class),
                yamlSection.list("examples"));
        yamlSection.refuseUnknownKeys();
        return intent;
    }

    private static List<List<Slot>> needs(YamlSection yamlSection) {
        return yamlSection.list("needs").stream()
                .map(group -> Arrays.stream(group.split("/"))
                        .flatMap(name -> constant(yamlSection, name, "needs", Slot.class).stream())
                        .toList())
                .toList();
    }

    private static <E extends Enum<E>> Optional<E> constant(YamlSection yamlSection, String key, Class<E> type) {
        return yamlSection.has(key) ? constant(yamlSection, yamlSection.text(key), key, type) : Optional.empty();
    }

    private static <E extends Enum<E>> Optional<E> constant(
            YamlSection yamlSection, String name, String key, Class<E> type) {
        Optional<E> constant = Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst();
        if (constant.isEmpty()) {
            yamlSection.fault("\"%s\" names \"%s\", which is not known".formatted(key, name));
        }
        return constant;
    }

    /** The details still to be asked for; of a group the first. */
    List<Slot> missing(Slots known) {
        return needs.stream()
                .filter(group -> !group.isEmpty() && group.stream().noneMatch(known::has))
                .map(List::getFirst)
                .toList();
    }

    /** Whether a bare number may answer it: how many, or at which time. */
    boolean asksForANumber() {
        return asks.isPresent()
                && needs.stream().flatMap(List::stream).anyMatch(slot -> slot == Slot.NUMBER || slot == Slot.TIME);
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
                Stream.concat(own.hints.stream(), hints.stream()).toList(),
                allSays,
                own.asks.or(() -> asks),
                own.needs.isEmpty() ? needs : own.needs,
                allCovers,
                own.topic.isEmpty() ? topic : own.topic,
                handsOff || own.handsOff,
                courtesy || own.courtesy,
                social || own.social,
                urgent || own.urgent,
                own.followUp.or(() -> followUp),
                own.fact.or(() -> fact),
                Stream.concat(own.examples.stream(), examples.stream()).toList());
    }
}
