package io.flowhq.web.portal;

import io.flowhq.client.TenantCommands;
import io.flowhq.client.TenantReads;
import io.flowhq.client.refusal.CommandRefused;
import io.flowhq.client.refusal.OrchestratorUnavailable;
import io.flowhq.client.refusal.OwnersOnly;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.portal.SetupRequest;
import io.flowhq.store.portal.SetupRequests;
import io.flowhq.store.portal.SetupStatus;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.store.tenant.TenantOverview;
import io.flowhq.web.link.LinkController;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The link to the phone: the code to scan or to type, and what to do in each state that needs a person. Only the owner
 * changes the link, and a business that nobody has approved yet does not start.
 */
@Controller
@RequestMapping(path = "/app/whatsapp", produces = MediaType.TEXT_HTML_VALUE)
class WhatsAppPages {

    private static final Map<String, CommandKind> COMMANDS = Map.of(
            "start", CommandKind.START,
            "restart", CommandKind.RESTART,
            "new-code", CommandKind.SHOW_NEW_CODE,
            "pairing-code", CommandKind.REQUEST_PAIRING_CODE);

    private final TenantReads tenants;
    private final SessionRecords sessions;
    private final SetupRequests requests;
    private final TenantCommands commands;
    private final InstantSource clock;

    WhatsAppPages(
            TenantReads tenants,
            SessionRecords sessions,
            SetupRequests requests,
            TenantCommands commands,
            InstantSource clock) {
        this.tenants = tenants;
        this.sessions = sessions;
        this.requests = requests;
        this.commands = commands;
        this.clock = clock;
    }

    @GetMapping
    String show(PortalPerson person, HtmxRequest htmx, Model model) {
        var tenant = tenants.get(person.tenant());
        model.addAttribute("person", person);
        model.addAttribute("business", PortalBusiness.of(tenant));
        model.addAttribute(
                "link",
                person.isOwner()
                        ? LinkController.of(
                                tenant, sessions.link(person.tenant()).orElse(null), clock.instant())
                        : null);
        model.addAttribute("starts", person.isOwner() && isApproved(tenant) && startsFrom(tenant));
        return htmx.isHtmxRequest() && !htmx.isHistoryRestoreRequest() ? "portal/whatsapp :: link" : "portal/whatsapp";
    }

    @PostMapping("/{command:start|restart|new-code|pairing-code}")
    String give(PortalPerson person, @PathVariable String command, RedirectAttributes redirect) {
        if (!person.isOwner() || !isApproved(tenants.get(person.tenant()))) {
            throw new OwnersOnly();
        }
        try {
            commands.give(
                    Objects.requireNonNull(COMMANDS.get(command)),
                    person.tenant(),
                    RequestId.random(),
                    person.name(),
                    null);
            redirect.addFlashAttribute("noticeKey", "portal.whatsapp.done");
        } catch (CommandRefused refused) {
            redirect.addFlashAttribute("alertKey", "portal.whatsapp.refused");
        } catch (OrchestratorUnavailable unavailable) {
            redirect.addFlashAttribute("alertKey", "portal.unavailable");
        }
        return "redirect:/app/whatsapp";
    }

    /** A tenant that is past its beginning was let in by an operator without a request. */
    private boolean isApproved(TenantOverview tenant) {
        var status = requests.of(tenant.tenant().id()).map(SetupRequest::status);
        return status.filter(asked -> asked == SetupStatus.APPROVED || asked == SetupStatus.ACTIVE)
                        .isPresent()
                || tenant.observed().phase() != PhaseName.NEW;
    }

    private static boolean startsFrom(TenantOverview tenant) {
        var observed = tenant.observed();
        return observed.phase() == PhaseName.NEW
                || observed.phase() == PhaseName.STOPPED
                || observed.phase() == PhaseName.ERROR && observed.reason() != ErrorReason.SCAN_TIMEOUT;
    }
}
