package io.flowhq.worker.message;

import io.flowhq.contract.TenantId;
import io.flowhq.replies.knowledge.Fact;
import io.flowhq.replies.knowledge.Knowledge;
import io.flowhq.replies.knowledge.LocalText;
import io.flowhq.replies.knowledge.Offering;
import io.flowhq.replies.knowledge.OwnAnswer;
import io.flowhq.replies.knowledge.Price;
import io.flowhq.store.knowledge.CatalogueItem;
import io.flowhq.store.knowledge.KnowledgeReads;
import io.flowhq.store.knowledge.OwnQuestion;
import io.flowhq.store.knowledge.Service;
import io.flowhq.store.knowledge.ShopFact;
import io.flowhq.store.knowledge.TenantKnowledge;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Knows what a tenant's owner has told, as replies are made from it. It is read again when a version follows that in
 * memory; the version is asked for before what it numbers, so that a change between the two is read at the next message.
 */
@Component
class KnowledgeLoader {

    /** More tenants than a worker answers for at a time. */
    private static final int MAX_KEPT = 64;

    private record Version(long number, Knowledge knowledge) {}

    private final KnowledgeReads reads;
    private final Map<TenantId, Version> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TenantId, Version> eldest) {
            return size() > MAX_KEPT;
        }
    });

    KnowledgeLoader(KnowledgeReads reads) {
        this.reads = reads;
    }

    Knowledge of(TenantId tenant) {
        long number = reads.version(tenant);
        Version last = kept.get(tenant);
        if (last != null && last.number() == number) {
            return last.knowledge();
        }
        Knowledge read = read(tenant);
        kept.put(tenant, new Version(number, read));
        return read;
    }

    private Knowledge read(TenantId tenant) {
        TenantKnowledge told = reads.of(tenant);
        List<Offering> offerings = Stream.concat(
                        told.catalogue().stream().map(KnowledgeLoader::offering),
                        told.services().stream().map(KnowledgeLoader::offering))
                .toList();
        return new Knowledge(
                facts(told.facts()),
                offerings,
                told.questions().stream().map(KnowledgeLoader::answer).toList());
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
