package io.flowhq.web.portal;

import io.flowhq.client.PhoneInvitations;
import io.flowhq.client.TenantCommands;
import io.flowhq.client.TenantReads;
import io.flowhq.client.refusal.CommandRefused;
import io.flowhq.client.refusal.OrchestratorUnavailable;
import io.flowhq.client.refusal.OwnersOnly;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.store.portal.LinkInvitation;
import io.flowhq.store.portal.LinkInvitations;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.web.link.LinkController;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page for the phone in the owner's hand: whoever has its signed address sees the code and nothing else, until the
 * phone is linked.
 */
@Controller
class PhoneLinkPages {

    private final LinkTokens tokens;
    private final LinkInvitations invitations;
    private final PhoneInvitations phones;
    private final TenantReads tenants;
    private final SessionRecords sessions;
    private final TenantCommands commands;
    private final PublicAddress address;
    private final InstantSource clock;

    PhoneLinkPages(
            LinkTokens tokens,
            LinkInvitations invitations,
            PhoneInvitations phones,
            TenantReads tenants,
            SessionRecords sessions,
            TenantCommands commands,
            PublicAddress address,
            InstantSource clock) {
        this.tokens = tokens;
        this.invitations = invitations;
        this.phones = phones;
        this.tenants = tenants;
        this.sessions = sessions;
        this.commands = commands;
        this.address = address;
        this.clock = clock;
    }

    @PostMapping(path = "/app/whatsapp/invite", produces = MediaType.TEXT_HTML_VALUE)
    String inviteByOwner(PortalPerson person, RedirectAttributes redirect) {
        if (!person.isOwner()) {
            throw new OwnersOnly();
        }
        redirect.addFlashAttribute("invitation", invite(person.tenant(), person.name()));
        return "redirect:/app/whatsapp";
    }

    @PostMapping(path = "/admin/tenants/{tenant}/invitation", produces = MediaType.TEXT_HTML_VALUE)
    String inviteByOperator(@PathVariable TenantId tenant, Principal operator, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", invite(tenant, operator.getName()));
        return "redirect:/admin/tenants/{tenant}";
    }

    private String invite(TenantId tenant, String by) {
        var made = phones.invite(tenant, by);
        return address.url() + "/link/" + tokens.sign(made.id(), made.expiresAt());
    }

    @GetMapping(path = "/link/{token}", produces = MediaType.TEXT_HTML_VALUE)
    String show(@PathVariable String token, HttpServletResponse response, Model model) {
        var invitation = holding(token);
        if (invitation.isEmpty()) {
            response.setStatus(HttpStatus.GONE.value());
            return "portal/link-ended";
        }
        var tenant = tenants.get(invitation.get().tenant());
        model.addAttribute("token", token);
        model.addAttribute("business", PortalBusiness.of(tenant));
        model.addAttribute(
                "link",
                LinkController.of(
                        tenant, sessions.link(invitation.get().tenant()).orElse(null), clock.instant()));
        return "portal/link";
    }

    @PostMapping(path = "/link/{token}/pairing-code", produces = MediaType.TEXT_HTML_VALUE)
    String pairingCode(@PathVariable String token, HttpServletResponse response, RedirectAttributes redirect) {
        var invitation = holding(token);
        if (invitation.isEmpty()) {
            response.setStatus(HttpStatus.GONE.value());
            return "portal/link-ended";
        }
        try {
            commands.give(
                    CommandKind.REQUEST_PAIRING_CODE,
                    invitation.get().tenant(),
                    RequestId.random(),
                    "invitation of " + invitation.get().createdBy(),
                    null);
        } catch (CommandRefused refused) {
            redirect.addFlashAttribute("alertKey", "portal.whatsapp.refused");
        } catch (OrchestratorUnavailable unavailable) {
            redirect.addFlashAttribute("alertKey", "portal.unavailable");
        }
        return "redirect:/link/{token}";
    }

    private Optional<LinkInvitation> holding(String token) {
        var now = clock.instant();
        return tokens.read(token, now).flatMap(invitations::find).filter(invitation -> invitation.holdsAt(now));
    }
}
