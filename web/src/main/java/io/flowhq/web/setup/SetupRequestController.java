package io.flowhq.web.setup;

import io.flowhq.client.TenantReads;
import io.flowhq.client.TenantSetup;
import io.flowhq.client.form.PhoneNotation;
import io.flowhq.client.refusal.PhoneNumberTaken;
import io.flowhq.client.refusal.Refusal;
import io.flowhq.client.refusal.SetupRequestConflict;
import io.flowhq.store.portal.SetupRequest;
import io.flowhq.store.portal.SetupRequests;
import io.flowhq.store.portal.SetupStatus;
import io.flowhq.store.portal.User;
import io.flowhq.store.portal.Users;
import io.flowhq.store.tenant.TenantConfig;
import io.flowhq.web.page.RelativeTime;
import java.security.Principal;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which operators look at setup requests and decide on them. */
@Controller
@RequestMapping(path = "/admin/setup-requests", produces = MediaType.TEXT_HTML_VALUE)
class SetupRequestController {

    private final SetupRequests requests;
    private final TenantSetup setup;
    private final TenantReads tenants;
    private final Users users;
    private final MessageSource words;
    private final InstantSource clock;

    SetupRequestController(
            SetupRequests requests,
            TenantSetup setup,
            TenantReads tenants,
            Users users,
            MessageSource words,
            InstantSource clock) {
        this.requests = requests;
        this.setup = setup;
        this.tenants = tenants;
        this.users = users;
        this.words = words;
        this.clock = clock;
    }

    /**
     * A request as it is shown.
     *
     * @param undecided an operator can still decide
     */
    record View(SetupRequest request, String number, RelativeTime made, boolean undecided) {}

    @GetMapping
    String list(@RequestParam(required = false) @Nullable SetupStatus status, Model model) {
        model.addAttribute(
                "requests",
                requests.list().stream()
                        .filter(request -> status == null || request.status() == status)
                        .map(this::view)
                        .toList());
        model.addAttribute("status", status);
        model.addAttribute("statuses", SetupStatus.values());
        return "setup/list";
    }

    @GetMapping("/{request}")
    String show(@PathVariable UUID request, Model model) {
        var found = setup.get(request);
        model.addAttribute("view", view(found));
        model.addAttribute("tenant", tenants.get(found.tenantId()).tenant());
        model.addAttribute(
                "from",
                found.userId() == null
                        ? null
                        : users.find(found.userId()).map(User::email).orElse(null));
        return "setup/show";
    }

    @PostMapping("/{request}/{decision:review|approve|reject}")
    String decide(
            @PathVariable UUID request,
            @PathVariable String decision,
            @RequestParam(required = false) @Nullable String notes,
            Principal operator,
            RedirectAttributes redirect) {
        try {
            var decided = SetupDecision.valueOf(decision.toUpperCase(Locale.ROOT))
                    .make(setup, request, notes, operator.getName());
            redirect.addFlashAttribute(
                    "notice", words.getMessage("setup.done." + decided.status(), null, Locale.ENGLISH));
        } catch (SetupRequestConflict | PhoneNumberTaken refused) {
            redirect.addFlashAttribute("alert", alert(refused));
        }
        return "redirect:/admin/setup-requests/" + request;
    }

    private static String alert(Refusal refusal) {
        return refusal instanceof SetupRequestConflict conflict
                ? conflict.getMessage() + " " + conflict.nextStep()
                : String.valueOf(refusal.getMessage());
    }

    private View view(SetupRequest request) {
        return new View(
                request,
                String.valueOf(PhoneNotation.spaced(request.whatsappNumber())),
                RelativeTime.of(request.createdAt(), clock.instant(), TenantConfig.DEFAULT_TIME_ZONE),
                request.status() == SetupStatus.SUBMITTED || request.status() == SetupStatus.REVIEWING);
    }
}
