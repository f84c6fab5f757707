package io.flowhq.web.knowledge;

import io.flowhq.replies.knowledge.Fact;
import io.flowhq.replies.knowledge.Price;
import io.flowhq.store.knowledge.CatalogueItem;
import io.flowhq.store.knowledge.OwnQuestion;
import io.flowhq.store.knowledge.Service;
import io.flowhq.store.knowledge.ShopFact;
import io.flowhq.store.knowledge.TenantKnowledge;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of the page: what is told, and the form to tell more.
 *
 * @param id of what the form changes; blank when it adds
 * @param taughtFrom the follow-up that a question is taught from; blank when there is none
 */
public record KnowledgeView(
        String part, List<Row> rows, String id, String taughtFrom, List<Field> fields, boolean faulty) {

    private static final Set<String> LONG =
            Set.of("text_sw", "text_en", "variants", "answer_sw", "answer_en", "description");

    /**
     * Something that is told.
     *
     * @param price empty when there is none; likewise {@code aliases}, other words for it
     * @param minutes how long it takes; null when that is not told
     * @param stock how many there are; null when they are not counted
     * @param lines further texts
     */
    public record Row(
            String id,
            String title,
            String price,
            @Nullable Integer minutes,
            @Nullable Integer stock,
            String aliases,
            List<String> lines) {

        private static Row of(String id, String title, String... lines) {
            return new Row(id, title, "", null, null, "", shown(lines));
        }
    }

    /**
     * A field of a form.
     *
     * @param choices what can be chosen; empty when anything can be typed
     */
    public record Field(String name, String text, @Nullable String error, boolean isLong, List<String> choices) {}

    public static KnowledgeView of(KnowledgePartForm form, TenantKnowledge told) {
        List<Field> fields = form.part().fields().stream()
                .map(name -> new Field(
                        name,
                        form.text(name),
                        form.errors().get(name),
                        LONG.contains(name),
                        name.equals("key")
                                ? Arrays.stream(Fact.values()).map(Fact::key).toList()
                                : List.of()))
                .toList();
        return new KnowledgeView(
                form.part().key(),
                rows(form.part(), told),
                form.text(KnowledgePartForm.ID),
                form.text("taught_from"),
                fields,
                !form.errors().isEmpty());
    }

    private static List<Row> rows(KnowledgePart part, TenantKnowledge told) {
        return switch (part) {
            case FACTS ->
                told.facts().stream()
                        .map(fact -> Row.of(fact.key(), fact.key(), fact.textSw(), fact.textEn()))
                        .toList();
            case SERVICES ->
                told.services().stream()
                        .map(service -> new Row(
                                service.id().toString(),
                                service.name(),
                                price(service.price(), service.currency()),
                                service.durationMinutes(),
                                null,
                                String.join(", ", service.aliases()),
                                shown(service.description())))
                        .toList();
            case CATALOGUE ->
                told.catalogue().stream()
                        .map(item -> new Row(
                                item.id().toString(),
                                item.name(),
                                price(item.price(), item.currency()),
                                null,
                                item.stock(),
                                String.join(", ", item.aliases()),
                                shown(item.description())))
                        .toList();
            case QUESTIONS ->
                told.questions().stream()
                        .map(question -> Row.of(
                                question.id().toString(),
                                String.join(" / ", question.variants()),
                                question.answerSw(),
                                question.answerEn()))
                        .toList();
        };
    }

    private static List<String> shown(String... lines) {
        return Stream.of(lines).filter(line -> !line.isBlank()).toList();
    }

    private static String price(@Nullable BigDecimal amount, String currency) {
        return amount == null ? "" : new Price(amount, currency).toString();
    }

    /** The form filled in with what is told under an id; empty when nothing is. */
    public static KnowledgePartForm filled(KnowledgePart part, String id, TenantKnowledge told) {
        Map<String, String> fields = switch (part) {
            case FACTS ->
                told.facts().stream()
                        .filter(fact -> fact.key().equals(id))
                        .findFirst()
                        .map(KnowledgeView::fields)
                        .orElse(Map.of("key", id));
            case SERVICES ->
                told.services().stream()
                        .filter(service -> service.id().toString().equals(id))
                        .findFirst()
                        .map(KnowledgeView::fields)
                        .orElse(Map.of());
            case CATALOGUE ->
                told.catalogue().stream()
                        .filter(item -> item.id().toString().equals(id))
                        .findFirst()
                        .map(KnowledgeView::fields)
                        .orElse(Map.of());
            case QUESTIONS ->
                told.questions().stream()
                        .filter(question -> question.id().toString().equals(id))
                        .findFirst()
                        .map(KnowledgeView::fields)
                        .orElse(Map.of());
        };
        return new KnowledgePartForm(part, fields, Map.of());
    }

    private static Map<String, String> fields(ShopFact fact) {
        return Map.of("id", fact.key(), "key", fact.key(), "text_sw", fact.textSw(), "text_en", fact.textEn());
    }

    private static Map<String, String> fields(Service service) {
        return Map.of(
                "id", service.id().toString(),
                "name", service.name(),
                "aliases", String.join(", ", service.aliases()),
                "price", digits(service.price()),
                "currency", service.currency(),
                "duration_minutes", service.durationMinutes() == null ? "" : String.valueOf(service.durationMinutes()),
                "description", service.description());
    }

    private static Map<String, String> fields(CatalogueItem item) {
        return Map.of(
                "id", item.id().toString(),
                "name", item.name(),
                "aliases", String.join(", ", item.aliases()),
                "price", digits(item.price()),
                "currency", item.currency(),
                "stock", item.stock() == null ? "" : String.valueOf(item.stock()),
                "description", item.description());
    }

    private static Map<String, String> fields(OwnQuestion question) {
        return Map.of(
                "id", question.id().toString(),
                "variants", String.join("\n", question.variants()),
                "answer_sw", question.answerSw(),
                "answer_en", question.answerEn());
    }

    private static String digits(@Nullable BigDecimal price) {
        return price == null ? "" : price.toPlainString().replaceFirst("\\.0+$", "");
    }
}
