package io.flowhq.client;

import io.flowhq.client.form.KnowledgeFields;
import io.flowhq.client.form.KnowledgeForm;
import io.flowhq.client.form.KnowledgeForm.Entry;
import io.flowhq.client.form.OwnQuestionForm;
import io.flowhq.client.refusal.InvalidKnowledge;
import io.flowhq.store.knowledge.CatalogueItem;
import io.flowhq.store.knowledge.OwnQuestion;
import io.flowhq.store.knowledge.Service;
import io.flowhq.store.knowledge.ShopFact;
import io.flowhq.store.knowledge.TenantKnowledge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks a whole knowledge through before it takes the place of what was told. It finds every fault at once, each under
 * its place as {@code services[2].price}.
 */
final class KnowledgeReplacement {

    private final Map<String, String> errors = new LinkedHashMap<>();

    private KnowledgeReplacement() {}

    /** @throws InvalidKnowledge with every fault */
    static TenantKnowledge of(KnowledgeForm form, TenantKnowledge before) {
        KnowledgeReplacement read = new KnowledgeReplacement();
        List<ShopFact> facts = read.each("facts", Integer.MAX_VALUE, form.facts(), KnowledgeFields::fact);
        List<Service> services = read.each(
                "services",
                KnowledgeCommands.MAX_SERVICES,
                form.services(),
                kept(ids(before.services(), Service::id), KnowledgeFields::service));
        List<CatalogueItem> catalogue = read.each(
                "catalogue",
                KnowledgeCommands.MAX_ITEMS,
                form.catalogue(),
                kept(ids(before.catalogue(), CatalogueItem::id), KnowledgeFields::item));
        Map<UUID, @Nullable String> taught = new HashMap<>();
        before.questions().forEach(question -> taught.put(question.id(), question.taughtFrom()));
        List<OwnQuestion> questions = read.each(
                "questions",
                KnowledgeCommands.MAX_QUESTIONS,
                form.questions(),
                kept(ids(before.questions(), OwnQuestion::id), (id, question) -> question(id, question, taught)));
        read.once("facts", "key", facts, ShopFact::key);
        read.once("services", "name", services, Service::name);
        read.once("catalogue", "name", catalogue, CatalogueItem::name);
        if (!read.errors.isEmpty()) {
            throw new InvalidKnowledge(read.errors);
        }
        return new TenantKnowledge(facts, services, catalogue, questions);
    }

    private <F, T> List<T> each(String part, int most, @Nullable List<@Nullable F> forms, Function<F, T> look) {
        List<T> told = new ArrayList<>();
        if (forms == null) {
            errors.put(part, "The list is missing; [] removes what was told.");
            return told;
        }
        if (forms.size() > most) {
            errors.put(part, "There are " + forms.size() + " of them; " + most + " is the most.");
            return told;
        }
        for (int n = 0; n < forms.size(); n++) {
            F form = forms.get(n);
            String place = part + "[" + n + "]";
            if (form == null) {
                errors.put(place, "There is nothing here.");
                continue;
            }
            try {
                told.add(look.apply(form));
            } catch (InvalidKnowledge invalid) {
                invalid.fieldErrors().forEach((field, fault) -> errors.put(place + "." + field, fault));
            }
        }
        return told;
    }

    /** Looked for only when each is valid by itself, as places are told by their order. */
    private <T> void once(String part, String field, List<T> told, Function<T, String> name) {
        if (!errors.isEmpty()) {
            return;
        }
        Map<String, Integer> first = new HashMap<>();
        for (int n = 0; n < told.size(); n++) {
            Integer twice = first.putIfAbsent(name.apply(told.get(n)).toLowerCase(Locale.ROOT), n);
            if (twice != null) {
                errors.put(part + "[" + n + "]." + field, "It stands in " + part + "[" + twice + "] already.");
            }
        }
    }

    /** Each id of before is given once, whoever claims it again gets a new one. */
    private static <F, T> Function<Entry<F>, T> kept(Map<String, UUID> before, BiFunction<UUID, F, T> look) {
        return entry -> {
            UUID known = entry.id() == null ? null : before.remove(entry.id());
            return look.apply(known == null ? UUID.randomUUID() : known, entry.form());
        };
    }

    private static <T> Map<String, UUID> ids(List<T> told, Function<T, UUID> id) {
        return told.stream().map(id).collect(Collectors.toMap(UUID::toString, Function.identity()));
    }

    /** Which follow-up a question was taught from is not for the form to say. */
    private static OwnQuestion question(UUID id, OwnQuestionForm form, Map<UUID, @Nullable String> taught) {
        return KnowledgeFields.question(
                id, new OwnQuestionForm(form.variants(), form.answerSw(), form.answerEn(), taught.get(id)));
    }
}
