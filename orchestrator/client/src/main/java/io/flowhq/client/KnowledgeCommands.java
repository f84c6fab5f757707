package io.flowhq.client;

import io.flowhq.client.form.CatalogueItemForm;
import io.flowhq.client.form.FactForm;
import io.flowhq.client.form.KnowledgeFields;
import io.flowhq.client.form.KnowledgeForm;
import io.flowhq.client.form.OwnQuestionForm;
import io.flowhq.client.form.ServiceForm;
import io.flowhq.client.refusal.InvalidKnowledge;
import io.flowhq.client.refusal.KnowledgeNotFound;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.contract.TenantId;
import io.flowhq.replies.knowledge.Fact;
import io.flowhq.store.followup.FollowUp;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.knowledge.CatalogueItem;
import io.flowhq.store.knowledge.CatalogueItems;
import io.flowhq.store.knowledge.KnowledgeReads;
import io.flowhq.store.knowledge.OwnQuestion;
import io.flowhq.store.knowledge.OwnQuestions;
import io.flowhq.store.knowledge.Service;
import io.flowhq.store.knowledge.Services;
import io.flowhq.store.knowledge.ShopFact;
import io.flowhq.store.knowledge.ShopFacts;
import io.flowhq.store.knowledge.TenantKnowledge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/**
 * What owners tell about their businesses. A worker reads it afresh for every message, so what is saved shows with the
 * next reply. Each change is in the audit trail, done or refused, with the kind and the id of what it changed.
 */
public class KnowledgeCommands {

    static final int MAX_SERVICES = 500;
    static final int MAX_ITEMS = 5_000;
    static final int MAX_QUESTIONS = 1_000;
    private static final int MAX_WORDING = 300;

    /** What an import did. */
    public record Imported(int added, int changed) {}

    private final TenantReads tenants;
    private final KnowledgeReads knowledge;
    private final ShopFacts facts;
    private final Services services;
    private final CatalogueItems catalogue;
    private final OwnQuestions questions;
    private final FollowUps followUps;
    private final AuditLog audit;

    KnowledgeCommands(
            TenantReads tenants,
            KnowledgeReads knowledge,
            ShopFacts facts,
            Services services,
            CatalogueItems catalogue,
            OwnQuestions questions,
            FollowUps followUps,
            AuditLog audit) {
        this.tenants = tenants;
        this.knowledge = knowledge;
        this.facts = facts;
        this.services = services;
        this.catalogue = catalogue;
        this.questions = questions;
        this.followUps = followUps;
        this.audit = audit;
    }

    /** @throws TenantNotFound when there is none */
    public TenantKnowledge of(TenantId tenant) {
        tenants.get(tenant);
        return knowledge.of(tenant);
    }

    /**
     * @throws InvalidKnowledge with every fault of the form
     * @throws TenantNotFound when there is none
     */
    public ShopFact putFact(TenantId tenant, FactForm form, String by) {
        return change(AuditAct.PUT_FACT, tenant, by, changed -> {
            ShopFact fact = KnowledgeFields.fact(form);
            changed.put("fact", fact.key());
            facts.put(tenant, fact);
            return fact;
        });
    }

    /**
     * @throws KnowledgeNotFound when it is not told
     * @throws TenantNotFound when there is none
     */
    public void deleteFact(TenantId tenant, String key, String by) {
        String known = Fact.of(key).map(Fact::key).orElse("unknown");
        delete(AuditAct.DELETE_FACT, tenant, "fact", known, by, () -> facts.delete(tenant, known));
    }

    /**
     * Adds a service, or changes the one of the id.
     *
     * @param id null for a new one
     * @throws InvalidKnowledge with every fault of the form
     * @throws KnowledgeNotFound when the tenant has none of that id
     * @throws TenantNotFound when there is none
     */
    public Service putService(TenantId tenant, @Nullable UUID id, ServiceForm form, String by) {
        return change(AuditAct.PUT_SERVICE, tenant, by, changed -> {
            List<UUID> ids = services.all(tenant).stream().map(Service::id).toList();
            Service service = KnowledgeFields.service(idOf(tenant, "service", id, ids, MAX_SERVICES), form);
            changed.put("service", service.id().toString());
            unlessNamedTwice(() -> services.put(tenant, service));
            return service;
        });
    }

    /**
     * @throws KnowledgeNotFound when the tenant has none of that id
     * @throws TenantNotFound when there is none
     */
    public void deleteService(TenantId tenant, UUID id, String by) {
        delete(AuditAct.DELETE_SERVICE, tenant, "service", id.toString(), by, () -> services.delete(tenant, id));
    }

    /**
     * Adds a product, or changes the one of the id.
     *
     * @param id null for a new one
     * @throws InvalidKnowledge with every fault of the form
     * @throws KnowledgeNotFound when the tenant has none of that id
     * @throws TenantNotFound when there is none
     */
    public CatalogueItem putItem(TenantId tenant, @Nullable UUID id, CatalogueItemForm form, String by) {
        return change(AuditAct.PUT_CATALOGUE_ITEM, tenant, by, changed -> {
            List<UUID> ids =
                    catalogue.all(tenant).stream().map(CatalogueItem::id).toList();
            CatalogueItem item = KnowledgeFields.item(idOf(tenant, "catalogue item", id, ids, MAX_ITEMS), form);
            changed.put("item", item.id().toString());
            unlessNamedTwice(() -> catalogue.put(tenant, item));
            return item;
        });
    }

    /**
     * @throws KnowledgeNotFound when the tenant has none of that id
     * @throws TenantNotFound when there is none
     */
    public void deleteItem(TenantId tenant, UUID id, String by) {
        delete(
                AuditAct.DELETE_CATALOGUE_ITEM,
                tenant,
                "catalogue item",
                id.toString(),
                by,
                () -> catalogue.delete(tenant, id));
    }

    /**
     * Adds an own question with its answer, or changes the one of the id. One that is taught from a follow-up and has no
     * wording yet takes the customer's.
     *
     * @param id null for a new one
     * @throws InvalidKnowledge with every fault of the form
     * @throws KnowledgeNotFound when the tenant has none of that id
     * @throws TenantNotFound when there is none
     */
    public OwnQuestion putQuestion(TenantId tenant, @Nullable UUID id, OwnQuestionForm form, String by) {
        return change(AuditAct.PUT_QUESTION, tenant, by, changed -> {
            List<UUID> ids = questions.all(tenant).stream().map(OwnQuestion::id).toList();
            OwnQuestion question =
                    KnowledgeFields.question(idOf(tenant, "question", id, ids, MAX_QUESTIONS), worded(tenant, form));
            changed.put("question", question.id().toString());
            questions.put(tenant, question);
            return question;
        });
    }

    /**
     * @throws KnowledgeNotFound when the tenant has none of that id
     * @throws TenantNotFound when there is none
     */
    public void deleteQuestion(TenantId tenant, UUID id, String by) {
        delete(AuditAct.DELETE_QUESTION, tenant, "question", id.toString(), by, () -> questions.delete(tenant, id));
    }

    private OwnQuestionForm worded(TenantId tenant, OwnQuestionForm form) {
        String from = form.taughtFrom();
        if (from == null || from.isBlank()) {
            return form;
        }
        FollowUp followUp = followUp(tenant, from.strip())
                .orElseThrow(() -> new InvalidKnowledge(
                        Map.of("taught_from", "The follow-up is the number of one of this tenant's.")));
        String variants = form.variants();
        return variants == null || variants.isBlank()
                ? new OwnQuestionForm(wording(followUp), form.answerSw(), form.answerEn(), from.strip())
                : form;
    }

    private Optional<FollowUp> followUp(TenantId tenant, String number) {
        return number.matches("\\d{1,18}") ? followUps.find(tenant, Long.parseLong(number)) : Optional.empty();
    }

    /** The customer's message on one line; blank when the tenant has no such follow-up. */
    public String wordingOf(TenantId tenant, String followUp) {
        tenants.get(tenant);
        return followUp(tenant, followUp).map(KnowledgeCommands::wording).orElse("");
    }

    private static String wording(FollowUp followUp) {
        String line = followUp.text().replaceAll("\\s+", " ").strip();
        return line.length() > MAX_WORDING ? line.substring(0, MAX_WORDING) : line;
    }

    /**
     * Puts all of it in the place of all that was told. What has the id of something told before keeps it.
     *
     * @throws InvalidKnowledge with every fault of every part, after which nothing has changed
     * @throws TenantNotFound when there is none
     */
    public TenantKnowledge replace(TenantId tenant, KnowledgeForm form, String by) {
        return change(AuditAct.PUT_KNOWLEDGE, tenant, by, changed -> {
            TenantKnowledge before = knowledge.of(tenant);
            TenantKnowledge told = KnowledgeReplacement.of(form, before);
            before.facts().forEach(fact -> facts.delete(tenant, fact.key()));
            before.services().forEach(service -> services.delete(tenant, service.id()));
            before.catalogue().forEach(item -> catalogue.delete(tenant, item.id()));
            before.questions().forEach(question -> questions.delete(tenant, question.id()));
            told.facts().forEach(fact -> facts.put(tenant, fact));
            told.services().forEach(service -> services.put(tenant, service));
            told.catalogue().forEach(item -> catalogue.put(tenant, item));
            told.questions().forEach(question -> questions.put(tenant, question));
            changed.put("facts", Integer.toString(told.facts().size()));
            changed.put("services", Integer.toString(told.services().size()));
            changed.put("items", Integer.toString(told.catalogue().size()));
            changed.put("questions", Integer.toString(told.questions().size()));
            return knowledge.of(tenant);
        });
    }

    /** @throws TenantNotFound when there is none */
    public String exportCatalogue(TenantId tenant) {
        tenants.get(tenant);
        return CatalogueFile.write(catalogue.all(tenant));
    }

    /**
     * Adds the products of a file and changes those whose name is there already; the rest stays. All of it or nothing.
     *
     * @throws InvalidKnowledge with every fault of every line
     * @throws TenantNotFound when there is none
     */
    public Imported importCatalogue(TenantId tenant, String csv, String by) {
        return change(AuditAct.IMPORT_CATALOGUE, tenant, by, changed -> {
            Map<String, UUID> ids = new LinkedHashMap<>();
            catalogue.all(tenant).forEach(item -> ids.put(nameKey(item.name()), item.id()));
            int before = ids.size();
            Map<String, Integer> linesByName = new LinkedHashMap<>();
            Map<String, String> errors = new LinkedHashMap<>();
            List<CatalogueItem> items = new ArrayList<>();
            CatalogueFile.read(csv).forEach((line, form) -> {
                try {
                    CatalogueItem item = KnowledgeFields.item(UUID.randomUUID(), form);
                    String name = nameKey(item.name());
                    Integer twice = linesByName.putIfAbsent(name, line);
                    if (twice != null) {
                        errors.put("line_" + line, "Line " + line + ": the name stands in line " + twice + " already.");
                    }
                    items.add(withId(item, ids.computeIfAbsent(name, key -> item.id())));
                } catch (InvalidKnowledge invalid) {
                    errors.put(
                            "line_" + line,
                            "Line " + line + ": "
                                    + String.join(" ", invalid.fieldErrors().values()));
                }
            });
            if (ids.size() > MAX_ITEMS) {
                errors.put("file", "A catalogue has at most " + MAX_ITEMS + " products.");
            }
            if (!errors.isEmpty()) {
                throw new InvalidKnowledge(errors);
            }
            items.forEach(item -> catalogue.put(tenant, item));
            int added = ids.size() - before;
            changed.put("added", Integer.toString(added));
            changed.put("changed", Integer.toString(items.size() - added));
            return new Imported(added, items.size() - added);
        });
    }

    private static String nameKey(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static CatalogueItem withId(CatalogueItem item, UUID id) {
        return new CatalogueItem(
                id, item.name(), item.aliases(), item.price(), item.currency(), item.stock(), item.description());
    }

    private static UUID idOf(TenantId tenant, String kind, @Nullable UUID id, List<UUID> ids, int most) {
        if (id == null) {
            if (ids.size() >= most) {
                throw new InvalidKnowledge(Map.of("name", "There are " + most + " already, which is the most."));
            }
            return UUID.randomUUID();
        }
        if (!ids.contains(id)) {
            throw new KnowledgeNotFound(tenant, kind, id.toString());
        }
        return id;
    }

    private static void unlessNamedTwice(Runnable put) {
        try {
            put.run();
        } catch (DuplicateKeyException twice) {
            throw new InvalidKnowledge(Map.of("name", "There is another one of this name."));
        }
    }

    private interface Change<T> {
        T make(Map<String, String> changed);
    }

    private <T> T change(AuditAct act, TenantId tenant, String by, Change<T> change) {
        return audit.change(act, tenant, by, changed -> {
            tenants.get(tenant);
            return change.make(changed);
        });
    }

    private interface Deletion {
        boolean isDone();
    }

    private void delete(AuditAct act, TenantId tenant, String kind, String id, String by, Deletion deletion) {
        change(act, tenant, by, changed -> {
            changed.put("id", id);
            if (!deletion.isDone()) {
                throw new KnowledgeNotFound(tenant, kind, id);
            }
            return id;
        });
    }
}
