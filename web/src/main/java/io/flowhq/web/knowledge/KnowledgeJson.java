package io.flowhq.web.knowledge;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.flowhq.client.form.CatalogueItemForm;
import io.flowhq.client.form.FactForm;
import io.flowhq.client.form.KnowledgeForm;
import io.flowhq.client.form.OwnQuestionForm;
import io.flowhq.client.form.ServiceForm;
import io.flowhq.store.knowledge.CatalogueItem;
import io.flowhq.store.knowledge.OwnQuestion;
import io.flowhq.store.knowledge.Service;
import io.flowhq.store.knowledge.ShopFact;
import io.flowhq.store.knowledge.TenantKnowledge;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** All that an owner has told, as programs read it; the members are named like the columns they come from. */
@JsonNaming(SnakeCaseStrategy.class)
public record KnowledgeJson(
        List<Fact> facts, List<OneService> services, List<Item> catalogue, List<Question> questions) {

    static KnowledgeJson of(TenantKnowledge told) {
        return new KnowledgeJson(
                told.facts().stream().map(Fact::of).toList(),
                told.services().stream().map(OneService::of).toList(),
                told.catalogue().stream().map(Item::of).toList(),
                told.questions().stream().map(Question::of).toList());
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Fact(String key, String textSw, String textEn) {

        static Fact of(ShopFact fact) {
            return new Fact(fact.key(), fact.textSw(), fact.textEn());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record OneService(
            String id,
            String name,
            List<String> aliases,
            @Nullable BigDecimal price,
            String currency,
            @Nullable Integer durationMinutes,
            String description) {

        static OneService of(Service service) {
            return new OneService(
                    service.id().toString(),
                    service.name(),
                    service.aliases(),
                    service.price(),
                    service.currency(),
                    service.durationMinutes(),
                    service.description());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Item(
            String id,
            String name,
            List<String> aliases,
            @Nullable BigDecimal price,
            String currency,
            @Nullable Integer stock,
            String description) {

        static Item of(CatalogueItem item) {
            return new Item(
                    item.id().toString(),
                    item.name(),
                    item.aliases(),
                    item.price(),
                    item.currency(),
                    item.stock(),
                    item.description());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    public record Question(
            String id,
            List<String> variants,
            String answerSw,
            String answerEn,
            @Nullable String taughtFrom) {

        public static Question of(OwnQuestion question) {
            return new Question(
                    question.id().toString(),
                    question.variants(),
                    question.answerSw(),
                    question.answerEn(),
                    question.taughtFrom());
        }
    }

    /** A fact to be; nothing in it has been checked. */
    @JsonNaming(SnakeCaseStrategy.class)
    record FactRequest(@Nullable String textSw, @Nullable String textEn) {

        FactForm form(String key) {
            return new FactForm(key, textSw, textEn);
        }
    }

    /** A service to be; nothing in it has been checked. */
    @JsonNaming(SnakeCaseStrategy.class)
    record ServiceRequest(
            @Nullable String name,
            @Nullable List<@Nullable String> aliases,
            @Nullable String price,
            @Nullable String currency,
            @Nullable String durationMinutes,
            @Nullable String description) {

        ServiceForm form() {
            return new ServiceForm(name, lines(aliases), price, currency, durationMinutes, description);
        }
    }

    /** A product to be; nothing in it has been checked. */
    @JsonNaming(SnakeCaseStrategy.class)
    record ItemRequest(
            @Nullable String name,
            @Nullable List<@Nullable String> aliases,
            @Nullable String price,
            @Nullable String currency,
            @Nullable String stock,
            @Nullable String description) {

        CatalogueItemForm form() {
            return new CatalogueItemForm(name, lines(aliases), price, currency, stock, description);
        }
    }

    /** A question to be; nothing in it has been checked. */
    @JsonNaming(SnakeCaseStrategy.class)
    record QuestionRequest(
            @Nullable List<@Nullable String> variants,
            @Nullable String answerSw,
            @Nullable String answerEn,
            @Nullable String taughtFrom) {

        OwnQuestionForm form() {
            return new OwnQuestionForm(lines(variants), answerSw, answerEn, taughtFrom);
        }
    }

    /** All of it to be, as it is read; nothing in it has been checked. */
    @JsonNaming(SnakeCaseStrategy.class)
    record WholeRequest(
            @Nullable List<@Nullable NamedFact> facts,
            @Nullable List<@Nullable Identified<ServiceRequest>> services,
            @Nullable List<@Nullable Identified<ItemRequest>> catalogue,
            @Nullable List<@Nullable Identified<QuestionRequest>> questions) {

        KnowledgeForm form() {
            return new KnowledgeForm(
                    forms(facts, NamedFact::form),
                    forms(services, service -> service.entry(ServiceRequest::form)),
                    forms(catalogue, item -> item.entry(ItemRequest::form)),
                    forms(questions, question -> question.entry(QuestionRequest::form)));
        }

        private static <R, F> @Nullable List<@Nullable F> forms(
                @Nullable List<@Nullable R> requests, Function<R, F> form) {
            if (requests == null) {
                return null;
            }
            List<@Nullable F> forms = new ArrayList<>();
            requests.forEach(request -> forms.add(request == null ? null : form.apply(request)));
            return forms;
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record NamedFact(
            @Nullable String key,
            @Nullable String textSw,
            @Nullable String textEn) {

        FactForm form() {
            return new FactForm(key, textSw, textEn);
        }
    }

    /** One of a part: the members of the request, and the id it had when it was read. */
    record Identified<R>(@Nullable String id, @JsonUnwrapped R request) {

        <F> KnowledgeForm.Entry<F> entry(Function<R, F> form) {
            return new KnowledgeForm.Entry<>(id, form.apply(request));
        }
    }

    private static @Nullable String lines(@Nullable List<@Nullable String> texts) {
        return texts == null ? null : texts.stream().filter(Objects::nonNull).collect(Collectors.joining("\n"));
    }
}
