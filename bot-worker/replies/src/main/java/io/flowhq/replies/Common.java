package io.flowhq.replies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What all templates share, from {@code common.yml}.
 *
 * @param first intents looked at before a template's own, such as asking for a person
 * @param last intents looked at after them, such as greetings
 * @param numbers menu numbers in words
 * @param details what customers are asked for
 * @param fillers words that change nothing: "please", "naomba"
 * @param asides phrases that are heard and mean nothing, in the declared order
 */
record Common(
        Spelling spelling,
        LanguageGuess languages,
        Map<String, Integer> numbers,
        Details details,
        Set<String> fillers,
        List<Phrase> asides,
        List<Intent> first,
        List<Intent> last,
        SpokenHours hours,
        Texts texts) {

    static Common of(Section section) {
        Map<String, Integer> numbers = numbers(section.section("numbers"));
        Common common = new Common(
                new Spelling(Affixes.of(section.section("affixes")), Typos.of(section.section("typos"))),
                LanguageGuess.of(section.section("languages")),
                numbers,
                Details.of(section.section("details"), numbers.keySet()),
                new HashSet<>(section.list("fillers")),
                section.list("asides").stream()
                        .map(word -> Phrase.ofWords(Vocabulary.ASIDE, word))
                        .toList(),
                intents(section.section("first")),
                intents(section.section("last")),
                SpokenHours.of(section.section("hours"), SpokenTime.of(section.section("time"))),
                Texts.of(section.section("texts")));
        section.refuseUnknownKeys();
        return common;
    }

    Optional<Intent> intent(String name) {
        return Stream.concat(first.stream(), last.stream())
                .filter(intent -> intent.name().equals(name))
                .findFirst();
    }

    private static Map<String, Integer> numbers(Section section) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String key : section.keys()) {
            int value = key.matches("\\d{1,2}") ? Integer.parseInt(key) : 0;
            if (value == 0) {
                section.fault("\"" + key + "\" is no menu number");
            }
            section.list(key).forEach(word -> numbers.put(word, value));
        }
        return numbers;
    }

    static List<Intent> intents(Section section) {
        List<Intent> intents = new ArrayList<>();
        section.keys().forEach(name -> intents.add(Intent.of(name, section.section(name))));
        return intents;
    }
}
