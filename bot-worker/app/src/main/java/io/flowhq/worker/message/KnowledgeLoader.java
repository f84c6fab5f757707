package io.flowhq.worker.message;

import io.flowhq.contract.TenantId;
import io.flowhq.replies.knowledge.Knowledge;
import io.flowhq.replies.knowledge.KnowledgeBuilder;
import io.flowhq.store.failure.DatabaseFailures;
import io.flowhq.store.knowledge.KnowledgeReads;
import io.flowhq.store.knowledge.TenantKnowledge;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Knows what a tenant's owner has told, as replies are made from it. It is read again when a version follows that in
 * memory; the version is asked for before what it numbers, so that a change between the two is read at the next message.
 */
@Component
class KnowledgeLoader {

    private static final Logger log = LoggerFactory.getLogger(KnowledgeLoader.class);

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
        try {
            Knowledge read = read(tenant);
            kept.put(tenant, new Version(number, read));
            return read;
        } catch (RuntimeException e) {
            return insteadOf(tenant, e, last == null ? Knowledge.NONE : last.knowledge());
        }
    }

    /** What cannot be read for good must not keep customers waiting: they are answered from what was read last. */
    private static Knowledge insteadOf(TenantId tenant, RuntimeException failure, Knowledge last) {
        if (DatabaseFailures.isTransient(failure)) {
            throw failure;
        }
        log.warn("What the owner of tenant {} has told cannot be read", tenant, failure);
        return last;
    }

    private Knowledge read(TenantId tenant) {
        TenantKnowledge told = reads.of(tenant);
        KnowledgeBuilder knowledge = new KnowledgeBuilder();
        told.facts().forEach(fact -> knowledge.fact(fact.key(), fact.textSw(), fact.textEn()));
        told.catalogue()
                .forEach(item -> knowledge.product(
                        item.name(), item.aliases(), item.price(), item.currency(), item.stock(), item.description()));
        told.services()
                .forEach(service -> knowledge.service(
                        service.name(),
                        service.aliases(),
                        service.price(),
                        service.currency(),
                        service.durationMinutes(),
                        service.description()));
        told.questions()
                .forEach(question -> knowledge.answer(question.variants(), question.answerSw(), question.answerEn()));
        return knowledge.build();
    }
}
