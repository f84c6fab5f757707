package io.flowhq.replies;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Something a customer may want, and what is said to it.
 *
 * @param phrases the words for it
 * @param label its line in the menu
 * @param text the answer
 * @param again the answer when the last one was the same; {@code text} when empty
 * @param also a sentence for when another intent of the same message is answered first; not mentioned when empty
 * @param before what is put before the answer to something else: a greeting returned
 * @param withoutHours the answer when the tenant has set no opening hours; {@code text} when empty
 * @param asks the intent of what the customer says next, when that is nothing else
 * @param covers intents that this answer makes superfluous
 * @param topic the owner's keywords that answer this intent: who wrote a reply for "bei" answers menu line "Bei" too
 * @param handsOff a person takes over
 * @param courtesy no answer is expected, and no opening hours are announced
 * @param social small talk, looked at only when the message holds nothing else
 */
record Intent(
        String name,
        List<Phrase> phrases,
        Map<Language, String> label,
        Map<Language, String> text,
        Map<Language, String> again,
        Map<Language, String> also,
        Map<Language, String> before,
        Map<Language, String> withoutHours,
        Optional<String> asks,
        Set<String> covers,
        List<String> topic,
        boolean handsOff,
        boolean courtesy,
        boolean social) {

    static Intent of(String name, Section section, Affixes affixes) {
        List<Phrase> phrases = new ArrayList<>();
        spelledOut(section, "words").forEach(word -> phrases.add(Phrase.ofWords(name, word, false, affixes)));
        spelledOut(section, "verbs").forEach(verb -> phrases.add(Phrase.ofVerb(name, verb, affixes)));
        spelledOut(section, "alone").forEach(word -> phrases.add(Phrase.ofWords(name, word, true, affixes)));
        Intent intent = new Intent(
                name,
                List.copyOf(phrases),
                section.bilingual("label"),
                section.bilingual("text"),
                section.bilingual("again"),
                section.bilingual("also"),
                section.bilingual("before"),
                section.bilingual("without_hours"),
                section.has("asks") ? Optional.of(section.text("asks")) : Optional.empty(),
                new HashSet<>(section.list("covers")),
                section.list("topic"),
                section.flag("hands_off", false),
                section.flag("courtesy", false),
                section.flag("social", false));
        section.refuseUnknownKeys();
        return intent;
    }

    private static List<String> spelledOut(Section section, String key) {
        return section.list(key).stream()
                .flatMap(pattern -> Choices.spelledOut(pattern).stream())
                .toList();
    }

    /** This common intent as a template words it: what the template says replaces what is common, words are added. */
    Intent rewordedBy(Intent own) {
        List<Phrase> all = new ArrayList<>(own.phrases);
        all.addAll(phrases);
        Set<String> allCovers = new HashSet<>(covers);
        allCovers.addAll(own.covers);
        return new Intent(
                name,
                List.copyOf(all),
                or(own.label, label),
                or(own.text, text),
                or(own.again, again),
                or(own.also, also),
                or(own.before, before),
                or(own.withoutHours, withoutHours),
                own.asks.or(() -> asks),
                allCovers,
                own.topic.isEmpty() ? topic : own.topic,
                handsOff || own.handsOff,
                courtesy || own.courtesy,
                social || own.social);
    }

    private static Map<Language, String> or(Map<Language, String> own, Map<Language, String> common) {
        return own.isEmpty() ? common : own;
    }
}
