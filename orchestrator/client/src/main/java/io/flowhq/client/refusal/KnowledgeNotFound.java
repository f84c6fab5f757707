package io.flowhq.client.refusal;

import io.flowhq.contract.TenantId;

/** The tenant has told no such thing; another tenant may well have. */
public final class KnowledgeNotFound extends Refusal {

    /** @param kind what it would be, as "service" */
    public KnowledgeNotFound(TenantId tenant, String kind, String id) {
        super("knowledge_not_found", "Tenant " + tenant + " has no " + kind + " " + id + ".");
    }
}
