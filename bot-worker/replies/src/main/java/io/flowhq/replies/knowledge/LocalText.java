package io.flowhq.replies.knowledge;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an owner wrote, in one language or several.
 *
 * @param byLanguage by the language's name, as {@code SW}; none is blank
 */
public record LocalText(Map<String, String> byLanguage) {

    public LocalText {
        Map<String, String> written = new LinkedHashMap<>(byLanguage);
        written.values().removeIf(String::isBlank);
        byLanguage = java.util.Collections.unmodifiableMap(written);
    }

    public static LocalText of(String swahili, String english) {
        Map<String, String> written = new LinkedHashMap<>();
        written.put("SW", swahili);
        written.put("EN", english);
        return new LocalText(written);
    }

    public boolean isBlank() {
        return byLanguage.isEmpty();
    }

    /** In that language; in another one when there is no other text; blank when nothing is written. */
    public String in(String language) {
        String wanted = byLanguage.get(language);
        return wanted != null
                ? wanted
                : byLanguage.values().stream().findFirst().orElse("");
    }
}
