package io.flowhq.replies;

import io.flowhq.replies.slots.Slot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the details a customer is asked for are called, for all templates or for one. */
record ReplyDetails(Map<String, Map<ReplyLanguage, String>> names) {

    private static final String THING_NAME = "thing_name";
    private static final Map<ReplyLanguage, String> AND = Map.of(ReplyLanguage.SW, " na ", ReplyLanguage.EN, " and ");

    static ReplyDetails of(YamlSection yamlSection) {
        Map<String, Map<ReplyLanguage, String>> names = new HashMap<>();
        yamlSection.keys().forEach(key -> names.put(key, yamlSection.bilingual(key)));
        return new ReplyDetails(Map.copyOf(names));
    }

    ReplyDetails with(ReplyDetails own) {
        Map<String, Map<ReplyLanguage, String>> all = new HashMap<>(names);
        all.putAll(own.names);
        return new ReplyDetails(Map.copyOf(all));
    }

    String thingName(ReplyLanguage language) {
        return PlatformTexts.in(names.getOrDefault(THING_NAME, Map.of()), language);
    }

    /** "siku na saa", "which product, how many and where you are". */
    String missing(List<Slot> slots, ReplyLanguage language) {
        List<String> words = slots.stream()
                .map(slot -> PlatformTexts.in(names.getOrDefault(slot.key(), Map.of()), language))
                .toList();
        if (words.size() < 2) {
            return String.join("", words);
        }
        String and = PlatformTexts.in(AND, language);
        return words.subList(0, words.size() - 1).stream().collect(Collectors.joining(", ")) + and + words.getLast();
    }
}
