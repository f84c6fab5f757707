package io.flowhq.web.portal;

import io.flowhq.client.KnowledgeCommands;
import io.flowhq.client.refusal.InvalidKnowledge;
import io.flowhq.web.knowledge.KnowledgeForms;
import io.flowhq.web.knowledge.KnowledgePart;
import io.flowhq.web.knowledge.KnowledgePartForm;
import io.flowhq.web.knowledge.KnowledgeView;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
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

/** What the assistant knows of the business, a page for each part; the owner changes it, staff read it. */
@Controller
@RequestMapping(path = "/app/knowledge", produces = MediaType.TEXT_HTML_VALUE)
class KnowledgePages {

    private static final String PART = "/{part:facts|services|catalogue|questions}";

    private final KnowledgeCommands knowledge;
    private final KnowledgeForms forms;

    KnowledgePages(KnowledgeCommands knowledge, KnowledgeForms forms) {
        this.knowledge = knowledge;
        this.forms = forms;
    }

    /** How much is told in a part. */
    record Count(String part, int told) {}

    @GetMapping
    String overview(PortalPerson person, Model model) {
        var told = knowledge.of(person.tenant());
        model.addAttribute("person", person);
        model.addAttribute(
                "counts",
                List.of(
                        new Count("facts", told.facts().size()),
                        new Count("services", told.services().size()),
                        new Count("catalogue", told.catalogue().size()),
                        new Count("questions", told.questions().size())));
        return "portal/knowledge";
    }

    @GetMapping(PART)
    String show(
            PortalPerson person, @PathVariable String part, @RequestParam(defaultValue = "") String id, Model model) {
        var form = KnowledgeView.filled(part(part), id, knowledge.of(person.tenant()));
        return page(person, form, model);
    }

    /** The form for a question that a follow-up holds, with the customer's wording. */
    @GetMapping("/teach/{followUp}")
    String teach(PortalPerson person, @PathVariable String followUp, Model model) {
        var wording = knowledge.wordingOf(person.tenant(), followUp);
        return page(
                person,
                new KnowledgePartForm(
                        KnowledgePart.QUESTIONS,
                        wording.isEmpty() ? Map.of() : Map.of("variants", wording, "taught_from", followUp),
                        Map.of()),
                model);
    }

    @PostMapping(PART)
    String save(
            PortalPerson person,
            @PathVariable String part,
            @RequestParam Map<String, String> fields,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        person.mustBeOwner();
        var form = new KnowledgePartForm(part(part), fields, Map.of());
        try {
            forms.save(person.tenant(), form, person.name());
        } catch (InvalidKnowledge invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(person, form.with(invalid.fieldErrors()), model);
        }
        redirect.addFlashAttribute("noticeKey", "portal.knowledge.saved");
        return "redirect:/app/knowledge/{part}";
    }

    @PostMapping(PART + "/{id}/delete")
    String delete(
            PortalPerson person, @PathVariable String part, @PathVariable String id, RedirectAttributes redirect) {
        person.mustBeOwner();
        forms.delete(person.tenant(), part(part), id, person.name());
        redirect.addFlashAttribute("noticeKey", "portal.knowledge.deleted");
        redirect.addAttribute("part", part);
        return "redirect:/app/knowledge/{part}";
    }

    private static KnowledgePart part(String key) {
        return KnowledgePart.of(key).orElseThrow();
    }

    private String page(PortalPerson person, KnowledgePartForm form, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("view", KnowledgeView.of(form, knowledge.of(person.tenant())));
        return "portal/knowledge-part";
    }
}
