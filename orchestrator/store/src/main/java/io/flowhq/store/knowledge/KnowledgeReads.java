package io.flowhq.store.knowledge;

import io.flowhq.contract.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads all that an owner has told, and which version of it is the last. */
public class KnowledgeReads {

    private final JdbcClient jdbc;
    private final ShopFacts facts;
    private final Services services;
    private final CatalogueItems catalogue;
    private final OwnQuestions questions;

    public KnowledgeReads(
            JdbcClient jdbc, ShopFacts facts, Services services, CatalogueItems catalogue, OwnQuestions questions) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.services = services;
        this.catalogue = catalogue;
        this.questions = questions;
    }

    /** A number that grows with each change; zero when nothing was ever told. */
    public long version(TenantId tenant) {
        return jdbc.sql("select version from knowledge_versions where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Empty lists when nothing is told or the tenant is gone. */
    public TenantKnowledge of(TenantId tenant) {
        return new TenantKnowledge(
                facts.all(tenant), services.all(tenant), catalogue.all(tenant), questions.all(tenant));
    }
}
