package io.flowhq.web.portal;

import io.flowhq.client.FollowUpCommands;
import io.flowhq.client.TenantReads;
import io.flowhq.client.refusal.FollowUpDone;
import io.flowhq.client.refusal.InvalidText;
import io.flowhq.client.refusal.TextRefused;
import io.flowhq.client.refusal.TooManyTexts;
import io.flowhq.store.followup.FollowUp;
import io.flowhq.web.chat.FollowUpView;
import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people of the business have to do about customers' messages; staff read it, the owner answers and ends it. */
@Controller
@RequestMapping(path = "/app/follow-ups", produces = MediaType.TEXT_HTML_VALUE)
class FollowUpPages {

    private static final String BACK = "redirect:/app/follow-ups";

    private final TenantReads tenants;
    private final FollowUpCommands followUps;
    private final InstantSource clock;

    FollowUpPages(TenantReads tenants, FollowUpCommands followUps, InstantSource clock) {
        this.tenants = tenants;
        this.followUps = followUps;
        this.clock = clock;
    }

    /** @param chat where the conversation stands */
    record Row(FollowUpView view, String chat) {}

    @GetMapping
    String open(PortalPerson person, Model model) {
        var zone = tenants.get(person.tenant()).timeZone();
        var now = clock.instant();
        model.addAttribute("person", person);
        model.addAttribute(
                "rows",
                followUps.open(person.tenant()).stream()
                        .map(open -> new Row(FollowUpView.of(open, now, zone), open.chatId()))
                        .toList());
        return "portal/follow-ups";
    }

    @PostMapping("/{followUp}/done")
    String finish(PortalPerson person, @PathVariable("followUp") long id, RedirectAttributes redirect) {
        person.mustBeOwner();
        try {
            followUps.finish(person.tenant(), id, person.name());
            redirect.addFlashAttribute("noticeKey", "portal.followup.finished");
        } catch (FollowUpDone before) {
            redirect.addFlashAttribute("noticeKey", "portal.followup.before");
        }
        return BACK;
    }

    /** Pressed twice it sends once: with the first answer nothing is left to do. */
    @PostMapping("/{followUp}/answer")
    String answer(
            PortalPerson person,
            @PathVariable("followUp") long id,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect) {
        person.mustBeOwner();
        FollowUp open = followUps.get(person.tenant(), id);
        try {
            followUps.answer(person.tenant(), open.id(), text, person.name());
            redirect.addFlashAttribute("noticeKey", "portal.reply.done");
            return BACK;
        } catch (FollowUpDone before) {
            redirect.addFlashAttribute("noticeKey", "portal.followup.before");
            return BACK;
        } catch (InvalidText invalid) {
            redirect.addFlashAttribute("alertKey", "portal.reply.invalid");
        } catch (TextRefused offline) {
            redirect.addFlashAttribute("alertKey", "portal.reply.offline");
        } catch (TooManyTexts many) {
            redirect.addFlashAttribute("alertKey", "portal.reply.many");
        }
        redirect.addFlashAttribute("answering", open.id());
        redirect.addFlashAttribute("typed", text);
        return BACK;
    }
}
