package io.flowhq.web.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A part of the page, with the fields of its form in their order. */
public enum KnowledgePart {
    FACTS("key", "text_sw", "text_en"),
    SERVICES("name", "aliases", "price", "currency", "duration_minutes", "description"),
    CATALOGUE("name", "aliases", "price", "currency", "stock", "description"),
    QUESTIONS("variants", "answer_sw", "answer_en");

    private final List<String> fields;

    KnowledgePart(String... fields) {
        this.fields = List.of(fields);
    }

    public List<String> fields() {
        return fields;
    }

    /** As it stands in addresses and message keys. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<KnowledgePart> of(String key) {
        return Arrays.stream(values()).filter(part -> part.key().equals(key)).findFirst();
    }
}
