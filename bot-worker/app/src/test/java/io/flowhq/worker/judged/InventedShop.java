package io.flowhq.worker.judged;

import io.flowhq.contract.TenantId;
import io.flowhq.store.knowledge.CatalogueItem;
import io.flowhq.store.knowledge.CatalogueItems;
import io.flowhq.store.knowledge.OwnQuestion;
import io.flowhq.store.knowledge.OwnQuestions;
import io.flowhq.store.knowledge.Service;
import io.flowhq.store.knowledge.Services;
import io.flowhq.store.knowledge.ShopFact;
import io.flowhq.store.knowledge.ShopFacts;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop of {@code shops.tsv} and {@code knowledge.tsv}: gives a tenant its template, language and knowledge. */
record InventedShop(String key, String template, String language, String name) {

    static List<InventedShop> all() {
        return DialogueTurn.rows("shops.tsv").stream()
                .map(cells -> new InventedShop(cells.get(0), cells.get(1), cells.get(2), cells.get(3)))
                .toList();
    }

    void openAs(TenantId tenant, ApplicationContext store) {
        store.getBean(JdbcClient.class)
                .sql(
                        "update tenant_configs set template_type = :template, language = :language where tenant_id = :tenant")
                .param("template", template)
                .param("language", language)
                .param("tenant", tenant.value())
                .update();
        DialogueTurn.rows("knowledge.tsv").stream()
                .filter(cells -> cells.getFirst().equals(key))
                .forEach(cells -> tell(cells, tenant, store));
    }

    private void tell(List<String> cells, TenantId tenant, ApplicationContext store) {
        String called = cells.get(2);
        List<String> aliases = Arrays.stream(cells.get(3).split(", "))
                .filter(alias -> !alias.isEmpty())
                .toList();
        Integer count = number(cells.get(6));
        switch (cells.get(1)) {
            case "fact" ->
                store.getBean(ShopFacts.class)
                        .put(tenant, new ShopFact(called, inSwahili(cells.get(7)), inEnglish(cells.get(7))));
            case "question" ->
                store.getBean(OwnQuestions.class)
                        .put(
                                tenant,
                                new OwnQuestion(
                                        UUID.randomUUID(),
                                        List.of(called),
                                        inSwahili(cells.get(7)),
                                        inEnglish(cells.get(7)),
                                        null));
            case "service" ->
                store.getBean(Services.class)
                        .put(
                                tenant,
                                new Service(UUID.randomUUID(), called, aliases, price(cells), cells.get(5), count, ""));
            default ->
                store.getBean(CatalogueItems.class)
                        .put(
                                tenant,
                                new CatalogueItem(
                                        UUID.randomUUID(), called, aliases, price(cells), cells.get(5), count, ""));
        }
    }

    private String inSwahili(String text) {
        return language.equals("SW") ? text : "";
    }

    private String inEnglish(String text) {
        return language.equals("EN") ? text : "";
    }

    private static @Nullable BigDecimal price(List<String> cells) {
        return cells.get(4).isEmpty() ? null : new BigDecimal(cells.get(4));
    }

    private static @Nullable Integer number(String cell) {
        return cell.matches("\\d+") ? Integer.valueOf(cell) : null;
    }
}
