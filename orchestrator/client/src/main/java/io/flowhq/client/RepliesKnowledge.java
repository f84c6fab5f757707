package io.flowhq.client;

import io.flowhq.replies.knowledge.Knowledge;
import io.flowhq.replies.knowledge.KnowledgeBuilder;
import io.flowhq.store.knowledge.TenantKnowledge;

/** What a tenant's owner has told, as replies are made from it; the bot-worker reads it in the same way. */
final class RepliesKnowledge {

    private RepliesKnowledge() {}

    static Knowledge of(TenantKnowledge told) {
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
