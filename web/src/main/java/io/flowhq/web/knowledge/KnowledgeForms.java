package io.flowhq.web.knowledge;

import io.flowhq.client.KnowledgeCommands;
import io.flowhq.client.refusal.InvalidKnowledge;
import io.flowhq.client.refusal.KnowledgeNotFound;
import io.flowhq.contract.TenantId;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Saves and deletes what the forms of a page with knowledge are about. */
@Component
public class KnowledgeForms {

    private final KnowledgeCommands knowledge;

    KnowledgeForms(KnowledgeCommands knowledge) {
        this.knowledge = knowledge;
    }

    /**
     * @throws InvalidKnowledge with every fault of the form
     * @throws KnowledgeNotFound when what it changes is gone
     */
    public void save(TenantId tenant, KnowledgePartForm form, String by) {
        UUID id = form.id().orElse(null);
        switch (form.part()) {
            case FACTS -> knowledge.putFact(tenant, form.fact(), by);
            case SERVICES -> knowledge.putService(tenant, id, form.service(), by);
            case CATALOGUE -> knowledge.putItem(tenant, id, form.item(), by);
            case QUESTIONS -> knowledge.putQuestion(tenant, id, form.question(), by);
        }
    }

    /** @throws KnowledgeNotFound when there is none of that id */
    public void delete(TenantId tenant, KnowledgePart part, String id, String by) {
        switch (part) {
            case FACTS -> knowledge.deleteFact(tenant, id, by);
            case SERVICES -> knowledge.deleteService(tenant, uuid(tenant, part, id), by);
            case CATALOGUE -> knowledge.deleteItem(tenant, uuid(tenant, part, id), by);
            case QUESTIONS -> knowledge.deleteQuestion(tenant, uuid(tenant, part, id), by);
        }
    }

    private static UUID uuid(TenantId tenant, KnowledgePart part, String id) {
        return KnowledgePartForm.uuid(id).orElseThrow(() -> new KnowledgeNotFound(tenant, part.key(), id));
    }
}
