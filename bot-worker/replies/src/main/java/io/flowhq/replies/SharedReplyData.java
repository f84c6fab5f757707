package io.flowhq.replies;

import io.flowhq.replies.reading.WordNormalizer;
import io.flowhq.replies.slots.PlaceWords;
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
 * @param details what the details are called that customers are asked for
 * @param words spells out short-writing
 * @param salutations words that may stand before the point of a message
 * @param greetings those of them that greet by themselves
 * @param vocatives those by which somebody is addressed
 * @param asking words that ask how, where or which, with or without a question mark
 * @param people words for whom something is, which say nothing that is wanted
 * @param acknowledgements words by which a message takes note of the last one before it says something
 * @param offers how products and services are said
 * @param fillers words that change nothing: "please", "naomba"
 */
record SharedReplyData(
        SpellingMatcher spelling,
        LanguageGuess languages,
        Map<String, Integer> numbers,
        ReplyDetails details,
        WordNormalizer words,
        Set<String> salutations,
        Set<String> greetings,
        Set<String> vocatives,
        Set<String> asking,
        Set<String> people,
        Set<String> acknowledgements,
        Set<String> fillers,
        List<Intent> first,
        List<Intent> last,
        HoursFormatter hours,
        PlatformTexts texts,
        OfferTexts offers) {

    /** As which all known places are read: what is asked of one is asked of another. */
    private static final String SOME_PLACE = "placename";

    /** Places whose names mean something else as well. */
    private static final Set<String> ORDINARY_WORDS = Set.of("same", "posta", "umoja", "moshi", "karen", "cbd", "boko");

    static SharedReplyData of(YamlSection yamlSection) {
        Map<String, Integer> numbers = numbers(yamlSection.section("numbers"));
        SharedReplyData sharedReplyData = new SharedReplyData(
                new SpellingMatcher(
                        AffixRules.of(yamlSection.section("affixes")), TypoRules.of(yamlSection.section("typos"))),
                LanguageGuess.of(yamlSection.section("languages")),
                numbers,
                ReplyDetails.of(yamlSection.section("details")),
                new WordNormalizer(shortWriting(yamlSection.section("short_writing"))),
                Set.copyOf(yamlSection.list("salutations")),
                Set.copyOf(yamlSection.list("greetings")),
                Set.copyOf(yamlSection.list("vocatives")),
                Set.copyOf(yamlSection.list("asking")),
                Set.copyOf(yamlSection.list("people")),
                new HashSet<>(yamlSection.list("acknowledgements")),
                new HashSet<>(yamlSection.list("fillers")),
                intents(yamlSection.section("first")),
                intents(yamlSection.section("last")),
                HoursFormatter.of(yamlSection.section("hours"), TimeFormatter.of(yamlSection.section("time"))),
                PlatformTexts.of(yamlSection.section("texts")),
                OfferTexts.of(yamlSection.section("offers")));
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

    private static Map<String, String> shortWriting(YamlSection yamlSection) {
        Map<String, String> words = new HashMap<>();
        new PlaceWords().names().forEach(place -> words.put(place, SOME_PLACE));
        ORDINARY_WORDS.forEach(words::remove);
        yamlSection.keys().forEach(key -> words.put(key, yamlSection.text(key)));
        return words;
    }

    static List<Intent> intents(YamlSection yamlSection) {
        List<Intent> intents = new ArrayList<>();
        yamlSection.keys().forEach(name -> intents.add(Intent.of(name, yamlSection.section(name))));
        return intents;
    }
}
