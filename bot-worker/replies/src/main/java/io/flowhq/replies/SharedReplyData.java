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
record SharedReplyData(
        Spelling spelling,
        LanguageGuess languages,
        Map<String, Integer> numbers,
        RequestedDetails details,
        Set<String> fillers,
        List<Phrase> asides,
        List<Intent> first,
        List<Intent> last,
        HoursFormatter hours,
        PlatformTexts texts) {

    static SharedReplyData of(YamlSection yamlSection) {
        Map<String, Integer> numbers = numbers(yamlSection.section("numbers"));
        SharedReplyData sharedReplyData = new SharedReplyData(
                new Spelling(Affixes.of(yamlSection.section("affixes")), Typos.of(yamlSection.section("typos"))),
                LanguageGuess.of(yamlSection.section("languages")),
                numbers,
                RequestedDetails.of(yamlSection.section("details"), numbers.keySet()),
                new HashSet<>(yamlSection.list("fillers")),
                yamlSection.list("asides").stream()
                        .map(word -> Phrase.ofWords(Vocabulary.ASIDE, word))
                        .toList(),
                intents(yamlSection.section("first")),
                intents(yamlSection.section("last")),
                HoursFormatter.of(yamlSection.section("hours"), TimeFormatter.of(yamlSection.section("time"))),
                PlatformTexts.of(yamlSection.section("texts")));
        yamlSection.refuseUnknownKeys();
        return sharedReplyData;
    }

    Optional<Intent> intent(String name) {
        return Stream.concat(first.stream(), last.stream())
                .filter(intent -> intent.name().equals(name))
                .findFirst();
    }

    private static Map<String, Integer> numbers(YamlSection yamlSection) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String key : yamlSection.keys()) {
            int value = key.matches("\\d{1,2}") ? Integer.parseInt(key) : 0;
            if (value == 0) {
                yamlSection.fault("\"" + key + "\" is no menu number");
            }
            yamlSection.list(key).forEach(word -> numbers.put(word, value));
        }
        return numbers;
    }

    static List<Intent> intents(YamlSection yamlSection) {
        List<Intent> intents = new ArrayList<>();
        yamlSection.keys().forEach(name -> intents.add(Intent.of(name, yamlSection.section(name))));
        return intents;
    }
}
