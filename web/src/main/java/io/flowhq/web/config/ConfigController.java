package io.flowhq.web.config;

import io.flowhq.client.TenantConfigs;
import io.flowhq.client.TenantReads;
import io.flowhq.client.refusal.InvalidConfig;
import io.flowhq.contract.AssistantTone;
import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.contract.TenantId;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.ZoneId;
import java.util.List;
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

/** The form with an assistant's settings. What cannot be saved comes back as it was typed, with every fault marked. */
@Controller
@RequestMapping(path = "/admin/tenants/{tenant}/config", produces = MediaType.TEXT_HTML_VALUE)
class ConfigController {

    /** Zones named after a place, which is how people look for theirs. */
    private static final List<String> PLACES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
            .sorted()
            .toList();

    private final TenantReads tenants;
    private final TenantConfigs configs;
    private final MessageSource words;

    ConfigController(TenantReads tenants, TenantConfigs configs, MessageSource words) {
        this.tenants = tenants;
        this.configs = configs;
        this.words = words;
    }

    @GetMapping
    String show(@PathVariable TenantId tenant, Model model) {
        var typed = ConfigFormData.of(configs.of(tenant).orElse(null));
        return form(tenant, typed, Map.of(), model);
    }

    @PostMapping
    String save(
            @PathVariable TenantId tenant,
            @RequestParam Map<String, String> fields,
            Principal operator,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        var typed = new ConfigFormData(fields);
        try {
            configs.save(tenant, typed.form(), operator.getName());
        } catch (InvalidConfig invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(tenant, typed, invalid.fieldErrors(), model);
        }
        redirect.addFlashAttribute("notice", words.getMessage("config.saved", null, Locale.ENGLISH));
        return "redirect:/admin/tenants/" + tenant;
    }

    private String form(TenantId id, ConfigFormData typed, Map<String, String> errors, Model model) {
        model.addAttribute("tenant", tenants.get(id).tenant());
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("first", errors.keySet().stream().findFirst().orElse(null));
        model.addAttribute("templates", Template.values());
        model.addAttribute("languages", Language.values());
        model.addAttribute("tones", AssistantTone.values());
        model.addAttribute("zones", PLACES);
        model.addAttribute("days", ConfigFormData.DAYS);
        return "tenants/config";
    }
}
