package io.flowhq.replies;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How products and services, their prices and whether there are any are said, from {@code offers} of common.yml. */
record OfferTexts(Map<String, Map<ReplyLanguage, String>> texts) {

    private static final List<String> KEYS = List.of(
            "price",
            "price_unknown",
            "available",
            "service",
            "sold_out",
            "several",
            "list",
            "which",
            "example",
            "similar",
            "not_found",
            "to_confirm",
            "details",
            "line_sold_out",
            "more",
            "duration",
            "minutes",
            "hours",
            "hours_and_minutes");

    static OfferTexts of(YamlSection yamlSection) {
        Map<String, Map<ReplyLanguage, String>> texts = new HashMap<>();
        KEYS.forEach(key -> texts.put(key, yamlSection.requiredBilingual(key)));
        yamlSection.refuseUnknownKeys();
        return new OfferTexts(Map.copyOf(texts));
    }

    /** @param values by placeholder; none of them is looked at for placeholders */
    String say(String key, ReplyLanguage language, Map<String, String> values) {
        return PlaceholderFiller.filled(PlatformTexts.in(texts.getOrDefault(key, Map.of()), language), values);
    }
}
