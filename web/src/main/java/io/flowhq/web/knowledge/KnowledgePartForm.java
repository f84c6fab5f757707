package io.flowhq.web.knowledge;

import io.flowhq.client.form.CatalogueItemForm;
import io.flowhq.client.form.FactForm;
import io.flowhq.client.form.OwnQuestionForm;
import io.flowhq.client.form.ServiceForm;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A form of the page as it is typed.
 *
 * @param fields each field's text by its name, kept as it is until it can be saved; {@code id} is blank for a new one
 * @param errors a sentence by field
 */
public record KnowledgePartForm(KnowledgePart part, Map<String, String> fields, Map<String, String> errors) {

    public static final String ID = "id";

    public static KnowledgePartForm empty(KnowledgePart part) {
        return new KnowledgePartForm(part, Map.of(), Map.of());
    }

    public KnowledgePartForm with(Map<String, String> faults) {
        return new KnowledgePartForm(part, fields, faults);
    }

    public String text(String field) {
        return fields.getOrDefault(field, "");
    }

    /** Empty when it is blank or no id. */
    Optional<UUID> id() {
        return uuid(text(ID));
    }

    static Optional<UUID> uuid(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    FactForm fact() {
        return new FactForm(text("key"), text("text_sw"), text("text_en"));
    }

    ServiceForm service() {
        return new ServiceForm(
                text("name"),
                text("aliases"),
                text("price"),
                text("currency"),
                text("duration_minutes"),
                text("description"));
    }

    CatalogueItemForm item() {
        return new CatalogueItemForm(
                text("name"), text("aliases"), text("price"), text("currency"), text("stock"), text("description"));
    }

    OwnQuestionForm question() {
        return new OwnQuestionForm(text("variants"), text("answer_sw"), text("answer_en"), text("taught_from"));
    }
}
