package io.flowhq.web.portal;

import io.flowhq.client.TenantReads;
import io.flowhq.client.TenantSetup;
import io.flowhq.client.form.FormValidator;
import io.flowhq.client.form.PhoneNotation;
import io.flowhq.client.form.SetupForm;
import io.flowhq.client.refusal.InvalidSetupRequest;
import io.flowhq.client.refusal.PhoneNumberTaken;
import io.flowhq.client.refusal.SetupRequestConflict;
import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.store.portal.SetupRequests;
import io.flowhq.store.portal.SetupStatus;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
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

/** The way in: who has no setup request is asked what the assistant is to be, who has one sees how far it has come. */
@Controller
@RequestMapping(path = "/app", produces = MediaType.TEXT_HTML_VALUE)
class OnboardingPages {

    private static final List<String> KINDS =
            List.of("salon", "shop", "food", "clinic", "transport", "school", "services", "other");

    private final TenantReads tenants;
    private final TenantSetup setup;
    private final SetupRequests requests;

    OnboardingPages(TenantReads tenants, TenantSetup setup, SetupRequests requests) {
        this.tenants = tenants;
        this.setup = setup;
        this.requests = requests;
    }

    @GetMapping
    String start(PortalPerson person) {
        return requests.of(person.tenant()).isEmpty() && isNew(person) && person.isOwner()
                ? "redirect:/app/onboarding"
                : "redirect:/app/status";
    }

    @GetMapping("/onboarding")
    String form(PortalPerson person, Model model) {
        var last = requests.of(person.tenant());
        if (!person.isOwner() || last.isPresent() && last.get().status() != SetupStatus.REJECTED) {
            return "redirect:/app/status";
        }
        var typed = last.map(request -> Map.of(
                        "business_name", text(request.businessName()),
                        "business_type", text(request.businessType()),
                        "template_type", request.templateType().name(),
                        "whatsapp_number", text(PhoneNotation.spaced(request.whatsappNumber())),
                        "language",
                                request.language() == null
                                        ? "SW"
                                        : request.language().name()))
                .orElse(Map.of());
        return form(model, typed, Set.of(), false);
    }

    @PostMapping("/onboarding")
    String submit(
            PortalPerson person, @RequestParam Map<String, String> typed, HttpServletResponse response, Model model) {
        person.mustBeOwner();
        Set<String> faults = new HashSet<>();
        var taken = false;
        var asked = new SetupForm(
                typed.get("business_name"),
                typed.get("business_type"),
                typed.get("template_type"),
                typed.get("whatsapp_number"),
                typed.get("language"));
        try {
            if (text(asked.businessName()).isBlank()) {
                // Programs may leave the name out; an owner's first sign-in has made one up from the address.
                faults.add("business_name");
                FormValidator.setup(
                        person.tenant(),
                        person.user().id(),
                        asked,
                        person.user().createdAt());
            } else {
                setup.submit(person.user(), asked);
                return "redirect:/app/status";
            }
        } catch (SetupRequestConflict already) {
            return "redirect:/app/status";
        } catch (InvalidSetupRequest invalid) {
            faults.addAll(invalid.fieldErrors().keySet());
        } catch (PhoneNumberTaken other) {
            faults.add("whatsapp_number");
            taken = true;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return form(model, typed, faults, taken);
    }

    private static String form(Model model, Map<String, String> typed, Set<String> faults, boolean taken) {
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        model.addAttribute("taken", taken);
        model.addAttribute("kinds", KINDS);
        model.addAttribute("templates", Template.values());
        model.addAttribute("languages", Language.values());
        return "portal/onboarding";
    }

    @GetMapping("/status")
    String status(PortalPerson person, Model model) {
        var tenant = tenants.get(person.tenant());
        model.addAttribute("person", person);
        model.addAttribute("business", PortalBusiness.of(tenant));
        model.addAttribute("setup", requests.of(person.tenant()).orElse(null));
        return "portal/status";
    }

    private boolean isNew(PortalPerson person) {
        return PortalBusiness.of(tenants.get(person.tenant())).isNew();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
