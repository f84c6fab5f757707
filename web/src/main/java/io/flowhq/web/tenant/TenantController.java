package io.flowhq.web.tenant;

import io.flowhq.client.TenantCommands;
import io.flowhq.client.refusal.InvalidTenant;
import io.flowhq.client.refusal.PhoneNumberTaken;
import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.TenantStatus;
import io.flowhq.store.tenant.TenantFilter;
import io.flowhq.web.chat.ChatModel;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRedirectView;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Min;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of tenants, the form for a new one, and the page of each. */
@Controller
@RequestMapping(path = "/admin/tenants", produces = MediaType.TEXT_HTML_VALUE)
class TenantController {

    private final TenantModel screens;
    private final ChatModel chats;
    private final TenantCommands commands;

    TenantController(TenantModel screens, ChatModel chats, TenantCommands commands) {
        this.screens = screens;
        this.chats = chats;
        this.commands = commands;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable TenantStatus status,
            @RequestParam(required = false) @Nullable PhaseName phase,
            @RequestParam(defaultValue = "0") @Min(0) int page,
            HtmxRequest htmx,
            Model model) {
        screens.fillList(model, new TenantFilter(q, status, phase, page, TenantFilter.DEFAULT_SIZE));
        return isFragment(htmx) ? "tenants/list :: tenants" : "tenants/list";
    }

    @GetMapping("/new")
    String form(Model model) {
        return form(model, NewTenantRequest.EMPTY, Map.of());
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Object create(
            @ModelAttribute NewTenantRequest tenant,
            @RequestParam(defaultValue = "false") boolean start,
            Principal operator,
            HtmxRequest htmx,
            HttpServletResponse response,
            Model model) {
        Map<String, String> errors;
        try {
            var created = start
                    ? commands.createAndStart(tenant.form(), operator.getName())
                    : commands.create(tenant.form(), operator.getName());
            var page = "/admin/tenants/" + created.tenant().id();
            return htmx.isHtmxRequest() ? new HtmxRedirectView(page) : "redirect:" + page;
        } catch (InvalidTenant invalid) {
            errors = invalid.fieldErrors();
        } catch (PhoneNumberTaken taken) {
            errors = Map.of("phone_number", String.valueOf(taken.getMessage()));
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        var view = form(model, tenant, errors);
        return isFragment(htmx) ? view + " :: form" : view;
    }

    private static String form(Model model, NewTenantRequest tenant, Map<String, String> errors) {
        model.addAttribute("tenant", tenant);
        model.addAttribute("errors", errors);
        model.addAttribute("templates", Template.values());
        model.addAttribute("languages", Language.values());
        return "tenants/new";
    }

    @GetMapping("/{tenant}")
    String show(@PathVariable TenantId tenant, HtmxRequest htmx, Model model) {
        if (!isFragment(htmx)) {
            screens.fillTenant(model, tenant);
            chats.fill(model, tenant);
            return "tenants/show";
        }
        if ("messages-panel".equals(htmx.getTarget())) {
            chats.fill(model, tenant);
            return "tenants/show :: messages";
        }
        screens.fillTenant(model, tenant);
        return "tenants/show :: tenant";
    }

    /** These have no page of their own: programs read them, people see them on the tenant's page. */
    @GetMapping({
        "/{tenant}/qr",
        "/{tenant}/logs",
        "/{tenant}/handoffs",
        "/{tenant}/follow-ups",
        "/{tenant}/orders",
        "/{tenant}/bookings"
    })
    String partOfPage(@PathVariable TenantId tenant) {
        return "redirect:/admin/tenants/" + tenant;
    }

    private static boolean isFragment(HtmxRequest htmx) {
        return htmx.isHtmxRequest() && !htmx.isHistoryRestoreRequest();
    }
}
