package io.flowhq.client;

import io.flowhq.replies.knowledge.Fact;
import io.flowhq.replies.knowledge.Knowledge;
import io.flowhq.replies.knowledge.LocalText;
import io.flowhq.replies.knowledge.Offering;
import io.flowhq.replies.knowledge.OwnAnswer;
import io.flowhq.replies.knowledge.Price;
import io.flowhq.store.knowledge.CatalogueItem;
import io.flowhq.store.knowledge.OwnQuestion;
import io.flowhq.store.knowledge.Service;
import io.flowhq.store.knowledge.ShopFact;
import io.flowhq.store.knowledge.TenantKnowledge;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a tenant's owner has told, as replies are made from it; the bot-worker reads it in the same way. */
final class RepliesKnowledge {

    private RepliesKnowledge() {}

    static Knowledge of(TenantKnowledge told) {
        List<Offering> offerings = Stream.concat(
                        told.catalogue().stream().map(RepliesKnowledge::offering),
                        told.services().stream().map(RepliesKnowledge::offering))
                .toList();
        return new Knowledge(
                facts(told.facts()),
                offerings,
                told.questions().stream().map(RepliesKnowledge::answer).toList());
    }

    /** One of a key that this version does not know is left out. */
    private static Map<Fact, LocalText> facts(List<ShopFact> told) {
        Map<Fact, LocalText> facts = new EnumMap<>(Fact.class);
        for (ShopFact fact : told) {
            Fact.of(fact.key()).ifPresent(known -> facts.put(known, LocalText.of(fact.textSw(), fact.textEn())));
        }
        return facts;
    }

    private static Offering offering(CatalogueItem item) {
        return new Offering(
                Offering.Kind.PRODUCT,
                item.name(),
                item.aliases(),
                price(item.price(), item.currency()),
                Optional.ofNullable(item.stock()),
                Optional.empty(),
                item.description());
    }

    private static Offering offering(Service service) {
        return new Offering(
                Offering.Kind.SERVICE,
                service.name(),
                service.aliases(),
                price(service.price(), service.currency()),
                Optional.empty(),
                Optional.ofNullable(service.durationMinutes()),
                service.description());
    }

    private static Optional<Price> price(@Nullable BigDecimal amount, String currency) {
        return amount == null ? Optional.empty() : Optional.of(new Price(amount, currency));
    }

    private static OwnAnswer answer(OwnQuestion question) {
        return new OwnAnswer(question.variants(), LocalText.of(question.answerSw(), question.answerEn()));
    }
}
