package io.flowhq.replies.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that an owner has told about the business.
 *
 * @param facts by kind, as the text to send
 * @param offerings products and services
 * @param answers own questions and answers
 */
public record Knowledge(Map<Fact, LocalText> facts, List<Offering> offerings, List<OwnAnswer> answers) {

    public static final Knowledge NONE = new Knowledge(Map.of(), List.of(), List.of());

    public Knowledge {
        facts = Map.copyOf(facts);
        offerings = List.copyOf(offerings);
        answers = List.copyOf(answers);
    }

    /** Empty when it is not told. */
    public Optional<LocalText> fact(Fact fact) {
        return Optional.ofNullable(facts.get(fact)).filter(told -> !told.isBlank());
    }
}
