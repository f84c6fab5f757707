package io.flowhq.replies;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A part of a reply file. Faults are noted, not thrown, so that a reader gets all of them at once. */
final class YamlSection {

    private final String path;
    private final Map<String, Object> values;
    private final List<String> faults;
    private final Set<String> read = new HashSet<>();

    YamlSection(String path, Map<String, Object> values, List<String> faults) {
        this.path = path;
        this.values = values;
        this.faults = faults;
    }

    void fault(String what) {
        faults.add(path + ": " + what);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String text(String key) {
        read.add(key);
        if (values.get(key) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        fault("\"" + key + "\" is missing");
        return "";
    }

    String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    boolean flag(String key, boolean otherwise) {
        String text = text(key, Boolean.toString(otherwise));
        if (!text.equals("true") && !text.equals("false")) {
            fault("\"" + key + "\" is neither true nor false");
        }
        return text.equals("true");
    }

    int number(String key) {
        String text = text(key);
        if (text.matches("\\d{1,6}")) {
            return Integer.parseInt(text);
        }
        fault("\"" + key + "\" is no number");
        return 0;
    }

    /** The list under a key, empty when there is none; a single word may stand alone, a long list in rows. */
    List<String> list(String key) {
        read.add(key);
        List<String> found = new ArrayList<>();
        switch (values.get(key)) {
            case null -> {}
            case String text -> found.add(text);
            case List<?> list -> list.forEach(each -> addWords(key, each, found));
            default -> fault("\"" + key + "\" is no list");
        }
        return found;
    }

    private void addWords(String key, Object value, List<String> found) {
        switch (value) {
            case String word when !word.isBlank() -> found.add(word.strip());
            case List<?> row -> row.forEach(each -> addWords(key, each, found));
            default -> fault("\"" + key + "\" holds something that is no word: " + value);
        }
    }

    /** A text in both languages, empty when the key is absent. */
    Map<ReplyLanguage, String> bilingual(String key) {
        Map<ReplyLanguage, String> texts = new EnumMap<>(ReplyLanguage.class);
        if (has(key)) {
            YamlSection yamlSection = section(key);
            texts.put(ReplyLanguage.SW, yamlSection.text("sw"));
            texts.put(ReplyLanguage.EN, yamlSection.text("en"));
            yamlSection.refuseUnknownKeys();
        }
        return texts;
    }

    Map<ReplyLanguage, String> requiredBilingual(String key) {
        if (!has(key)) {
            fault("\"" + key + "\" is missing");
        }
        return bilingual(key);
    }

    Map<ReplyLanguage, List<String>> bilingualLists(String key, int size) {
        Map<ReplyLanguage, List<String>> lists = new EnumMap<>(ReplyLanguage.class);
        YamlSection yamlSection = section(key);
        lists.put(ReplyLanguage.SW, yamlSection.list("sw"));
        lists.put(ReplyLanguage.EN, yamlSection.list("en"));
        yamlSection.refuseUnknownKeys();
        if (lists.values().stream().anyMatch(list -> list.size() != size)) {
            fault("\"" + key + "\" needs " + size + " entries in each language");
        }
        return lists;
    }

    YamlSection section(String key) {
        read.add(key);
        Map<String, Object> inner = new LinkedHashMap<>();
        switch (values.get(key)) {
            case null -> {}
            case Map<?, ?> map -> map.forEach((name, value) -> inner.put(String.valueOf(name), value));
            default -> fault("\"" + key + "\" should hold named entries");
        }
        return new YamlSection(path + " > " + key, inner, faults);
    }

    List<String> keys() {
        return List.copyOf(values.keySet());
    }

    /** Notes every key nobody asked for: most often a misspelt one. */
    void refuseUnknownKeys() {
        values.keySet().stream()
                .filter(key -> !read.contains(key))
                .forEach(key -> fault("\"" + key + "\" means nothing here"));
    }
}
