package io.flowhq.web.portal;

import io.flowhq.client.ProactiveCommands;
import io.flowhq.client.PushCommands;
import io.flowhq.client.refusal.InvalidProactiveSetting;
import io.flowhq.web.proactive.TypedProactiveSetting;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Reminders of bookings and notices to the owner; the owner sets them, staff read them without the owner's number. */
@Controller
@RequestMapping(path = "/app/reminders", produces = MediaType.TEXT_HTML_VALUE)
class ReminderPages {

    /** Minutes that have words of their own. */
    private static final List<String> LEADS = List.of("30", "60", "120", "180", "1440", "2880");

    private final ProactiveCommands commands;
    private final PushCommands push;
    private final PushKey key;

    ReminderPages(ProactiveCommands commands, PushCommands push, PushKey key) {
        this.commands = commands;
        this.push = push;
        this.key = key;
    }

    /** Null where nobody can be told in a browser. */
    @ModelAttribute("pushKey")
    @Nullable
    String pushKey() {
        return key.text().orElse(null);
    }

    @ModelAttribute("pushAllowed")
    boolean pushAllowed(PortalPerson person, HttpServletRequest request) {
        return DeviceCookie.of(request)
                .filter(device -> push.isAllowed(person.tenant(), person.id(), device))
                .isPresent();
    }

    @GetMapping
    String show(PortalPerson person, Model model) {
        return form(person, TypedProactiveSetting.of(commands.of(person.tenant())), Set.of(), model);
    }

    @PostMapping
    String save(
            PortalPerson person,
            @ModelAttribute TypedProactiveSetting typed,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        person.mustBeOwner();
        try {
            commands.set(person.tenant(), typed.form(), person.name());
        } catch (InvalidProactiveSetting invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(person, typed, invalid.fieldErrors().keySet(), model);
        }
        redirect.addFlashAttribute("noticeKey", "portal.reminders.saved");
        return "redirect:/app/reminders";
    }

    private static String form(PortalPerson person, TypedProactiveSetting typed, Set<String> faults, Model model) {
        String lead = typed.reminderMinutes() == null ? "" : typed.reminderMinutes();
        model.addAttribute("person", person);
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        model.addAttribute("leads", LEADS);
        model.addAttribute("otherLead", lead.isBlank() || LEADS.contains(lead) ? null : lead);
        return "portal/reminders";
    }
}
