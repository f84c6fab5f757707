package io.flowhq.web.portal;

import io.flowhq.client.TenantConfigs;
import io.flowhq.client.refusal.InvalidConfig;
import io.flowhq.contract.AssistantTone;
import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.web.config.ConfigFormData;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How the assistant speaks and when the business is open; the owner changes it, staff read it. */
@Controller
@RequestMapping(path = "/app/settings", produces = MediaType.TEXT_HTML_VALUE)
class SettingsPages {

    private final TenantConfigs configs;

    SettingsPages(TenantConfigs configs) {
        this.configs = configs;
    }

    @GetMapping
    String show(PortalPerson person, Model model) {
        return form(person, ConfigFormData.of(configs.of(person.tenant()).orElse(null)), Set.of(), model);
    }

    @PostMapping
    String save(
            PortalPerson person,
            @RequestParam Map<String, String> fields,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        person.mustBeOwner();
        var typed = new ConfigFormData(fields);
        try {
            configs.save(person.tenant(), typed.form(), person.name());
        } catch (InvalidConfig invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(person, typed, invalid.fieldErrors().keySet(), model);
        }
        redirect.addFlashAttribute("noticeKey", "portal.settings.saved");
        return "redirect:/app/settings";
    }

    private static String form(PortalPerson person, ConfigFormData typed, Set<String> faults, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        model.addAttribute("templates", Template.values());
        model.addAttribute("languages", Language.values());
        model.addAttribute("tones", AssistantTone.values());
        model.addAttribute("days", ConfigFormData.DAYS);
        model.addAttribute(
                "hoursSet",
                ConfigFormData.DAYS.stream().anyMatch(day -> !typed.text(day).isBlank()));
        return "portal/settings";
    }
}
