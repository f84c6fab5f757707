package io.flowhq.shell.knowledge;

import static io.flowhq.shell.terminal.TextTable.cell;

import io.flowhq.replies.knowledge.Price;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.TextTable;
import io.flowhq.store.knowledge.CatalogueItem;
import io.flowhq.store.knowledge.OwnQuestion;
import io.flowhq.store.knowledge.Service;
import io.flowhq.store.knowledge.ShopFact;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code knowledge facts}, {@code services}, {@code catalogue} and {@code questions}. */
@Configuration(proxyBeanMethods = false)
class KnowledgeReports {

    @Bean("knowledge facts")
    KnowledgeReport knowledgeFacts(ShellServices shellServices) {
        return new KnowledgeReport("facts", "Lists the facts that customers are told.", shellServices, told -> {
            TextTable table = TextTable.of("FACT", "SWAHILI", "ENGLISH");
            for (ShopFact fact : told.facts()) {
                table.row(cell(fact.key()), cell(line(fact.textSw())), cell(line(fact.textEn())));
            }
            return new KnowledgeList(
                    told.facts().isEmpty() ? null : table,
                    told.facts().stream()
                            .map(fact -> new FieldMap()
                                    .put("key", fact.key())
                                    .put("text_sw", fact.textSw())
                                    .put("text_en", fact.textEn())
                                    .values())
                            .toList());
        });
    }

    @Bean("knowledge services")
    KnowledgeReport knowledgeServices(ShellServices shellServices) {
        return new KnowledgeReport("services", "Lists the services with price and duration.", shellServices, told -> {
            TextTable table = TextTable.of("ID", "NAME", "PRICE", "MINUTES", "OTHER WORDS");
            for (Service service : told.services()) {
                table.row(
                        cell(service.id().toString()),
                        cell(service.name()),
                        cell(price(service.price(), service.currency())),
                        cell(
                                service.durationMinutes() == null
                                        ? "-"
                                        : service.durationMinutes().toString()),
                        cell(String.join(", ", service.aliases())));
            }
            return new KnowledgeList(
                    told.services().isEmpty() ? null : table,
                    told.services().stream()
                            .map(service -> new FieldMap()
                                    .put("id", service.id().toString())
                                    .put("name", service.name())
                                    .put("aliases", service.aliases())
                                    .put("price", digits(service.price()))
                                    .put("currency", service.currency())
                                    .put("duration_minutes", service.durationMinutes())
                                    .put("description", service.description())
                                    .values())
                            .toList());
        });
    }

    @Bean("knowledge catalogue")
    KnowledgeReport knowledgeCatalogue(ShellServices shellServices) {
        return new KnowledgeReport("catalogue", "Lists the products with price and stock.", shellServices, told -> {
            TextTable table = TextTable.of("ID", "NAME", "PRICE", "STOCK", "OTHER WORDS");
            for (CatalogueItem item : told.catalogue()) {
                table.row(
                        cell(item.id().toString()),
                        cell(item.name()),
                        cell(price(item.price(), item.currency())),
                        cell(item.stock() == null ? "-" : item.stock().toString()),
                        cell(String.join(", ", item.aliases())));
            }
            return new KnowledgeList(
                    told.catalogue().isEmpty() ? null : table,
                    told.catalogue().stream()
                            .map(item -> new FieldMap()
                                    .put("id", item.id().toString())
                                    .put("name", item.name())
                                    .put("aliases", item.aliases())
                                    .put("price", digits(item.price()))
                                    .put("currency", item.currency())
                                    .put("stock", item.stock())
                                    .put("description", item.description())
                                    .values())
                            .toList());
        });
    }

    @Bean("knowledge questions")
    KnowledgeReport knowledgeQuestions(ShellServices shellServices) {
        return new KnowledgeReport("questions", "Lists the own questions with their answers.", shellServices, told -> {
            TextTable table = TextTable.of("ID", "QUESTION", "SWAHILI", "ENGLISH");
            for (OwnQuestion question : told.questions()) {
                table.row(
                        cell(question.id().toString()),
                        cell(line(String.join(" / ", question.variants()))),
                        cell(line(question.answerSw())),
                        cell(line(question.answerEn())));
            }
            return new KnowledgeList(
                    told.questions().isEmpty() ? null : table,
                    told.questions().stream()
                            .map(question -> new FieldMap()
                                    .put("id", question.id().toString())
                                    .put("variants", question.variants())
                                    .put("answer_sw", question.answerSw())
                                    .put("answer_en", question.answerEn())
                                    .values())
                            .toList());
        });
    }

    @Bean("knowledge show")
    ShowKnowledge knowledgeShow(
            @Qualifier("knowledge facts") KnowledgeReport knowledgeFacts,
            @Qualifier("knowledge services") KnowledgeReport knowledgeServices,
            @Qualifier("knowledge catalogue") KnowledgeReport knowledgeCatalogue,
            @Qualifier("knowledge questions") KnowledgeReport knowledgeQuestions,
            ShellServices shellServices) {
        Map<String, KnowledgeReport> parts = new LinkedHashMap<>();
        parts.put("facts", knowledgeFacts);
        parts.put("services", knowledgeServices);
        parts.put("catalogue", knowledgeCatalogue);
        parts.put("questions", knowledgeQuestions);
        return new ShowKnowledge(parts, shellServices);
    }

    private static String line(String text) {
        return text.isEmpty() ? "-" : text.replace('\n', ' ');
    }

    private static String price(@Nullable BigDecimal amount, String currency) {
        return amount == null ? "-" : new Price(amount, currency).toString();
    }

    private static @Nullable String digits(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
