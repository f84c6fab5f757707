package io.flowhq.web.knowledge;

import io.flowhq.client.KnowledgeCommands;
import io.flowhq.client.TenantReads;
import io.flowhq.client.refusal.InvalidKnowledge;
import io.flowhq.contract.TenantId;
import io.flowhq.store.knowledge.TenantKnowledge;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page with what an owner tells, a form for each part. What cannot be saved comes back as it was typed, with every
 * fault beside its field.
 */
@Controller
@RequestMapping(path = "/admin/tenants/{tenant}/knowledge", produces = MediaType.TEXT_HTML_VALUE)
class KnowledgeController {

    private static final String PARTS = "{part:facts|services|catalogue|questions}";

    private final TenantReads tenants;
    private final KnowledgeCommands knowledge;
    private final KnowledgeForms forms;
    private final MessageSource words;

    KnowledgeController(TenantReads tenants, KnowledgeCommands knowledge, KnowledgeForms forms, MessageSource words) {
        this.tenants = tenants;
        this.knowledge = knowledge;
        this.forms = forms;
        this.words = words;
    }

    @GetMapping
    String show(
            @PathVariable TenantId tenant,
            @RequestParam(defaultValue = "") String part,
            @RequestParam(defaultValue = "") String id,
            Model model) {
        TenantKnowledge told = knowledge.of(tenant);
        KnowledgePartForm form = KnowledgePart.of(part)
                .map(known -> KnowledgeView.filled(known, id, told))
                .orElse(KnowledgePartForm.empty(KnowledgePart.FACTS));
        return page(tenant, form, told, model);
    }

    /** The form for a question that a follow-up holds, with the customer's wording. */
    @GetMapping("/teach/{followUp}")
    String teach(@PathVariable TenantId tenant, @PathVariable String followUp, Model model) {
        String wording = knowledge.wordingOf(tenant, followUp);
        KnowledgePartForm form = new KnowledgePartForm(
                KnowledgePart.QUESTIONS,
                wording.isEmpty() ? Map.of() : Map.of("variants", wording, "taught_from", followUp),
                Map.of());
        return page(tenant, form, knowledge.of(tenant), model);
    }

    @PostMapping(path = "/" + PARTS, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String save(
            @PathVariable TenantId tenant,
            @PathVariable String part,
            @RequestParam Map<String, String> fields,
            Principal operator,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        KnowledgePartForm form = new KnowledgePartForm(KnowledgePart.of(part).orElseThrow(), fields, Map.of());
        try {
            forms.save(tenant, form, operator.getName());
        } catch (InvalidKnowledge invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(tenant, form.with(invalid.fieldErrors()), knowledge.of(tenant), model);
        }
        return done(tenant, "knowledge.saved", redirect);
    }

    @PostMapping("/" + PARTS + "/{id}/delete")
    String delete(
            @PathVariable TenantId tenant,
            @PathVariable String part,
            @PathVariable String id,
            Principal operator,
            RedirectAttributes redirect) {
        forms.delete(tenant, KnowledgePart.of(part).orElseThrow(), id, operator.getName());
        return done(tenant, "knowledge.deleted", redirect);
    }

    @PostMapping(path = "/catalogue/import", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String importCatalogue(
            @PathVariable TenantId tenant,
            @RequestParam(defaultValue = "") String csv,
            Principal operator,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        try {
            knowledge.importCatalogue(tenant, csv, operator.getName());
        } catch (InvalidKnowledge invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("csv", csv);
            model.addAttribute("faults", invalid.fieldErrors().values());
            return page(tenant, KnowledgePartForm.empty(KnowledgePart.CATALOGUE), knowledge.of(tenant), model);
        }
        return done(tenant, "knowledge.imported", redirect);
    }

    private String done(TenantId tenant, String message, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", words.getMessage(message, null, Locale.ENGLISH));
        return "redirect:/admin/tenants/" + tenant + "/knowledge";
    }

    private String page(TenantId tenant, KnowledgePartForm form, TenantKnowledge told, Model model) {
        model.addAttribute("tenant", tenants.get(tenant).tenant());
        model.addAttribute(
                "parts",
                Arrays.stream(KnowledgePart.values())
                        .map(part -> KnowledgeView.of(form.part() == part ? form : KnowledgePartForm.empty(part), told))
                        .toList());
        return "tenants/knowledge";
    }
}
