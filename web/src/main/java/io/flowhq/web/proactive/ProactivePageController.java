package io.flowhq.web.proactive;

import io.flowhq.client.ProactiveCommands;
import io.flowhq.client.TenantReads;
import io.flowhq.client.refusal.InvalidProactiveSetting;
import io.flowhq.contract.TenantId;
import java.security.Principal;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of a tenant's reminders of bookings and notices to its owner. */
@Controller
@RequestMapping(path = "/admin/tenants/{tenant}/proactive-messages", produces = MediaType.TEXT_HTML_VALUE)
class ProactivePageController {

    private final ProactiveCommands commands;
    private final TenantReads tenants;
    private final MessageSource words;

    ProactivePageController(ProactiveCommands commands, TenantReads tenants, MessageSource words) {
        this.commands = commands;
        this.tenants = tenants;
        this.words = words;
    }

    @GetMapping
    String show(@PathVariable TenantId tenant, Model model) {
        fill(model, tenant, TypedProactiveSetting.of(commands.of(tenant)), Map.of());
        return "proactive/show";
    }

    @PostMapping
    ModelAndView save(
            @PathVariable TenantId tenant,
            @ModelAttribute TypedProactiveSetting typed,
            Principal operator,
            Model model,
            RedirectAttributes redirect) {
        try {
            commands.set(tenant, typed.form(), operator.getName());
        } catch (InvalidProactiveSetting invalid) {
            fill(model, tenant, typed, invalid.fieldErrors());
            return new ModelAndView("proactive/show", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        redirect.addFlashAttribute("notice", words.getMessage("reminders.saved", null, Locale.ENGLISH));
        return new ModelAndView("redirect:/admin/tenants/" + tenant + "/proactive-messages");
    }

    private void fill(Model model, TenantId tenant, TypedProactiveSetting typed, Map<String, String> errors) {
        model.addAttribute("tenant", tenants.get(tenant).tenant());
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
    }
}
