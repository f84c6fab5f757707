package io.flowhq.web.portal;

import io.flowhq.client.KnowledgeCommands;
import io.flowhq.client.TenantConfigs;
import io.flowhq.client.form.FactForm;
import io.flowhq.client.refusal.InvalidKnowledge;
import io.flowhq.contract.Language;
import io.flowhq.store.knowledge.ShopFact;
import io.flowhq.store.tenant.TenantConfig;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Ten questions that customers ask everywhere, on one page to begin with. What is answered is told in the assistant's
 * language; what is left empty stays as it is.
 */
@Controller
@RequestMapping(path = "/app/knowledge/start", produces = MediaType.TEXT_HTML_VALUE)
class StartQuestions {

    static final List<String> ASKED = List.of(
            "location",
            "contact",
            "products",
            "services",
            "prices",
            "payment",
            "delivery",
            "booking_rule",
            "discount",
            "returns");

    private final KnowledgeCommands knowledge;
    private final TenantConfigs configs;

    StartQuestions(KnowledgeCommands knowledge, TenantConfigs configs) {
        this.knowledge = knowledge;
        this.configs = configs;
    }

    @GetMapping
    String form(PortalPerson person, Model model) {
        var language = language(person);
        Map<String, String> typed = new LinkedHashMap<>();
        told(person).forEach((key, fact) -> typed.put(key, language == Language.SW ? fact.textSw() : fact.textEn()));
        return page(person, typed, Set.of(), language, model);
    }

    @PostMapping
    String save(
            PortalPerson person,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        person.mustBeOwner();
        var language = language(person);
        var told = told(person);
        Set<String> faults = new HashSet<>();
        for (var key : ASKED) {
            var text = typed.getOrDefault(key, "").strip();
            if (text.isEmpty()) {
                continue;
            }
            try {
                knowledge.putFact(person.tenant(), fact(key, text, language, told.get(key)), person.name());
            } catch (InvalidKnowledge invalid) {
                faults.add(key);
            }
        }
        if (!faults.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(person, typed, faults, language, model);
        }
        redirect.addFlashAttribute("noticeKey", "portal.knowledge.saved");
        return "redirect:/app/knowledge";
    }

    private static FactForm fact(String key, String text, Language language, @Nullable ShopFact before) {
        return language == Language.SW
                ? new FactForm(key, text, before == null ? "" : before.textEn())
                : new FactForm(key, before == null ? "" : before.textSw(), text);
    }

    private Map<String, ShopFact> told(PortalPerson person) {
        Map<String, ShopFact> told = new LinkedHashMap<>();
        knowledge.of(person.tenant()).facts().forEach(fact -> told.put(fact.key(), fact));
        return told;
    }

    private Language language(PortalPerson person) {
        return configs.of(person.tenant()).map(TenantConfig::language).orElse(Language.SW);
    }

    private static String page(
            PortalPerson person, Map<String, String> typed, Set<String> faults, Language language, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("asked", ASKED);
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        model.addAttribute("language", language);
        return "portal/start-questions";
    }
}
