package io.flowhq.store.knowledge;

import java.util.List;

/** All that one owner has told: facts by key, the rest by name. */
public record TenantKnowledge(
        List<ShopFact> facts, List<Service> services, List<CatalogueItem> catalogue, List<OwnQuestion> questions) {

    public TenantKnowledge {
        facts = List.copyOf(facts);
        services = List.copyOf(services);
        catalogue = List.copyOf(catalogue);
        questions = List.copyOf(questions);
    }
}
