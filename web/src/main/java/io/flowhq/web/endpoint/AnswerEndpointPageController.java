package io.flowhq.web.endpoint;

import io.flowhq.client.AnswerEndpointCommands;
import io.flowhq.client.TenantReads;
import io.flowhq.client.refusal.InvalidAnswerEndpoint;
import io.flowhq.contract.TenantId;
import io.flowhq.store.endpoint.AnswerEndpoint;
import io.flowhq.store.endpoint.EndpointShape;
import java.security.Principal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

/** The page of a tenant's endpoint. Its key is taken here and never shown. */
@Controller
@RequestMapping(path = "/admin/tenants/{tenant}/answer-endpoint", produces = MediaType.TEXT_HTML_VALUE)
class AnswerEndpointPageController {

    private final AnswerEndpointCommands endpoints;
    private final TenantReads tenants;
    private final MessageSource words;

    AnswerEndpointPageController(AnswerEndpointCommands endpoints, TenantReads tenants, MessageSource words) {
        this.endpoints = endpoints;
        this.tenants = tenants;
        this.words = words;
    }

    @GetMapping
    String show(@PathVariable TenantId tenant, Model model) {
        Optional<AnswerEndpoint> endpoint = endpoints.of(tenant);
        fill(model, tenant, endpoint.map(TypedEndpoint::of).orElse(TypedEndpoint.EMPTY), Map.of());
        return "endpoint/show";
    }

    @PostMapping
    ModelAndView save(
            @PathVariable TenantId tenant,
            @ModelAttribute TypedEndpoint typed,
            Principal operator,
            Model model,
            RedirectAttributes redirect) {
        try {
            endpoints.set(tenant, typed.form(), operator.getName());
            return new ModelAndView(done(tenant, redirect, "endpoint.saved"));
        } catch (InvalidAnswerEndpoint invalid) {
            fill(model, tenant, typed, invalid.fieldErrors());
            return new ModelAndView("endpoint/show", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @PostMapping("/remove")
    String remove(@PathVariable TenantId tenant, Principal operator, RedirectAttributes redirect) {
        endpoints.remove(tenant, operator.getName());
        return done(tenant, redirect, "endpoint.removed");
    }

    private String done(TenantId tenant, RedirectAttributes redirect, String what) {
        redirect.addFlashAttribute("notice", words.getMessage(what, null, Locale.ENGLISH));
        return "redirect:/admin/tenants/" + tenant + "/answer-endpoint";
    }

    private void fill(Model model, TenantId tenant, TypedEndpoint typed, Map<String, String> errors) {
        Optional<AnswerEndpoint> endpoint = endpoints.of(tenant);
        model.addAttribute("tenant", tenants.get(tenant).tenant());
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("shapes", EndpointShape.values());
        model.addAttribute("asks", endpoint.isPresent());
        model.addAttribute(
                "hasKey", endpoint.map(known -> !known.key().isEmpty()).orElse(false));
    }
}
