package io.flowhq.replies.slots;

import io.flowhq.replies.yaml.TextYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The word lists of {@code slots/slots.yml}. */
final class SlotWords {

    private static final String FILE = "/io/flowhq/replies/slots/slots.yml";

    private final Map<?, ?> file;

    SlotWords() {
        try (var in = Objects.requireNonNull(SlotWords.class.getResourceAsStream(FILE), FILE)) {
            Object read = TextYaml.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            file = read instanceof Map<?, ?> map ? map : Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + FILE, e);
        }
    }

    List<String> list(String key) {
        return words(file.get(key));
    }

    Set<String> set(String key) {
        return Set.copyOf(new HashSet<>(list(key)));
    }

    /** What each word of a section stands for. */
    Map<String, String> meanings(String key) {
        Map<String, String> meanings = new HashMap<>();
        if (file.get(key) instanceof Map<?, ?> section) {
            section.forEach(
                    (meaning, words) -> words(words).forEach(word -> meanings.put(word, String.valueOf(meaning))));
        }
        return Map.copyOf(meanings);
    }

    private static List<String> words(@org.jspecify.annotations.Nullable Object value) {
        List<String> words = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(word -> words.add(String.valueOf(word)));
        }
        return words;
    }
}
