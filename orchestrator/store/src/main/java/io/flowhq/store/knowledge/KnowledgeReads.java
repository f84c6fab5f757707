package io.flowhq.store.knowledge;

import io.flowhq.contract.TenantId;

/** Reads all that an owner has told, afresh each time, so that a change shows with the next answer. */
public class KnowledgeReads {

    private final ShopFacts facts;
    private final Services services;
    private final CatalogueItems catalogue;
    private final OwnQuestions questions;

    public KnowledgeReads(ShopFacts facts, Services services, CatalogueItems catalogue, OwnQuestions questions) {
        this.facts = facts;
        this.services = services;
        this.catalogue = catalogue;
        this.questions = questions;
    }

    /** Empty lists when nothing is told or the tenant is gone. */
    public TenantKnowledge of(TenantId tenant) {
        return new TenantKnowledge(
                facts.all(tenant), services.all(tenant), catalogue.all(tenant), questions.all(tenant));
    }
}
