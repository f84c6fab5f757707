package io.flowhq.web.webhook;

import io.flowhq.client.TenantReads;
import io.flowhq.client.WebhookCommands;
import io.flowhq.client.refusal.InvalidWebhook;
import io.flowhq.contract.TenantId;
import io.flowhq.web.page.RelativeTime;
import java.security.Principal;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

/** The page of a tenant's webhooks. A secret is on the answer to the form that adds one and nowhere after. */
@Controller
@RequestMapping(path = "/admin/tenants/{tenant}/webhooks", produces = MediaType.TEXT_HTML_VALUE)
class WebhookAdminController {

    private final WebhookCommands webhooks;
    private final TenantReads tenants;
    private final MessageSource words;
    private final InstantSource clock;

    WebhookAdminController(WebhookCommands webhooks, TenantReads tenants, MessageSource words, InstantSource clock) {
        this.webhooks = webhooks;
        this.tenants = tenants;
        this.words = words;
        this.clock = clock;
    }

    /**
     * A webhook in a row.
     *
     * @param dead how many of its events were given up
     */
    record Row(long id, String url, String events, RelativeTime added, long dead) {}

    /** An event that was given up. */
    record DeadRow(
            String event,
            String url,
            int attempts,
            RelativeTime first,
            @Nullable String error) {}

    @GetMapping
    String list(@PathVariable TenantId tenant, Model model) {
        fill(model, tenant, WebhookRequest.EMPTY, Map.of());
        return "webhooks/list";
    }

    @PostMapping
    ModelAndView add(
            @PathVariable TenantId tenant, @ModelAttribute WebhookRequest request, Principal operator, Model model) {
        try {
            model.addAttribute("added", webhooks.add(tenant, request.form(), operator.getName()));
            fill(model, tenant, WebhookRequest.EMPTY, Map.of());
            return new ModelAndView("webhooks/list", model.asMap());
        } catch (InvalidWebhook invalid) {
            fill(model, tenant, request, invalid.fieldErrors());
            return new ModelAndView("webhooks/list", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @PostMapping("/{webhook}/remove")
    String remove(
            @PathVariable TenantId tenant,
            @PathVariable String webhook,
            Principal operator,
            RedirectAttributes redirect) {
        webhooks.remove(tenant, webhook, operator.getName());
        return done(tenant, redirect, "webhooks.removed");
    }

    @PostMapping("/{webhook}/test")
    String test(
            @PathVariable TenantId tenant,
            @PathVariable String webhook,
            Principal operator,
            RedirectAttributes redirect) {
        webhooks.test(tenant, webhook, operator.getName());
        return done(tenant, redirect, "webhooks.tested");
    }

    @PostMapping("/{webhook}/replay")
    String replay(
            @PathVariable TenantId tenant,
            @PathVariable String webhook,
            Principal operator,
            RedirectAttributes redirect) {
        return done(tenant, redirect, "webhooks.replayed", webhooks.replay(tenant, webhook, operator.getName()));
    }

    private String done(TenantId tenant, RedirectAttributes redirect, String what, Object... facts) {
        redirect.addFlashAttribute("notice", words.getMessage(what, facts, Locale.ENGLISH));
        return "redirect:/admin/tenants/" + tenant + "/webhooks";
    }

    private void fill(Model model, TenantId tenant, WebhookRequest request, Map<String, String> errors) {
        var of = tenants.get(tenant);
        var now = clock.instant();
        var dead = webhooks.dead(tenant);
        var deadByWebhook =
                dead.stream().collect(Collectors.groupingBy(delivery -> delivery.webhookId(), Collectors.counting()));
        model.addAttribute("tenant", of.tenant());
        model.addAttribute(
                "webhooks",
                webhooks.of(tenant).stream()
                        .map(webhook -> new Row(
                                webhook.id(),
                                webhook.url(),
                                String.join(", ", webhook.events()),
                                RelativeTime.of(webhook.createdAt(), now, of.timeZone()),
                                deadByWebhook.getOrDefault(webhook.id(), 0L)))
                        .toList());
        model.addAttribute(
                "dead",
                dead.stream()
                        .map(delivery -> new DeadRow(
                                delivery.event(),
                                delivery.url(),
                                delivery.attempts(),
                                RelativeTime.of(delivery.firstAt(), now, of.timeZone()),
                                delivery.error()))
                        .toList());
        model.addAttribute("events", WebhookCommands.EVENTS.stream().sorted().toList());
        model.addAttribute("form", request);
        model.addAttribute("errors", errors);
    }
}
