package io.flowhq.replies.knowledge;

import java.util.List;
import java.util.Map;

/**
 * All that an owner has told about the business.
 *
 * @param facts by kind, as the text to send
 * @param catalogue products and services
 * @param answers own questions and answers
 */
public record Knowledge(Map<Fact, String> facts, List<CatalogueItem> catalogue, List<OwnAnswer> answers) {

    public static final Knowledge NONE = new Knowledge(Map.of(), List.of(), List.of());

    public Knowledge {
        facts = Map.copyOf(facts);
        catalogue = List.copyOf(catalogue);
        answers = List.copyOf(answers);
    }

    public String fact(Fact fact) {
        return facts.getOrDefault(fact, "");
    }
}
