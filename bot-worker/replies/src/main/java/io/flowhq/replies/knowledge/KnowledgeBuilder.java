package io.flowhq.replies.knowledge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes {@link Knowledge} of what an owner has told, as it is kept: with null where nothing is told. */
public final class KnowledgeBuilder {

    private final Map<Fact, LocalText> facts = new EnumMap<>(Fact.class);
    private final List<Offering> offerings = new ArrayList<>();
    private final List<OwnAnswer> answers = new ArrayList<>();

    /** A fact of a key that this version does not know is left out. */
    public KnowledgeBuilder fact(String key, String swahili, String english) {
        Fact.of(key).ifPresent(known -> facts.put(known, LocalText.of(swahili, english)));
        return this;
    }

    /** @param stock null when its pieces are not counted */
    public KnowledgeBuilder product(
            String name,
            List<String> aliases,
            @Nullable BigDecimal price,
            String currency,
            @Nullable Integer stock,
            String description) {
        offerings.add(new Offering(
                Offering.Kind.PRODUCT,
                name,
                aliases,
                price(price, currency),
                Optional.ofNullable(stock),
                Optional.empty(),
                description));
        return this;
    }

    /** @param minutes null when it depends how long it takes */
    public KnowledgeBuilder service(
            String name,
            List<String> aliases,
            @Nullable BigDecimal price,
            String currency,
            @Nullable Integer minutes,
            String description) {
        offerings.add(new Offering(
                Offering.Kind.SERVICE,
                name,
                aliases,
                price(price, currency),
                Optional.empty(),
                Optional.ofNullable(minutes),
                description));
        return this;
    }

    public KnowledgeBuilder answer(List<String> questions, String swahili, String english) {
        answers.add(new OwnAnswer(questions, LocalText.of(swahili, english)));
        return this;
    }

    public Knowledge build() {
        return new Knowledge(facts, offerings, answers);
    }

    private static Optional<Price> price(@Nullable BigDecimal amount, String currency) {
        return amount == null ? Optional.empty() : Optional.of(new Price(amount, currency));
    }
}
