package io.flowhq.web.portal;

import io.flowhq.client.StaffCommands;
import io.flowhq.client.refusal.InvalidInvitation;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who works for the business; the owner invites by e-mail address and takes invitations and people back. */
@Controller
@RequestMapping(path = "/app/people", produces = MediaType.TEXT_HTML_VALUE)
class PeoplePages {

    private final StaffCommands staff;

    PeoplePages(StaffCommands staff) {
        this.staff = staff;
    }

    @GetMapping
    String show(PortalPerson person, Model model) {
        return page(person, "", false, model);
    }

    @PostMapping("/invite")
    String invite(
            PortalPerson person,
            @RequestParam(defaultValue = "") String email,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        KnowledgePages.mustBeOwner(person);
        try {
            staff.invite(person.tenant(), email, person.name());
        } catch (InvalidInvitation invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(person, email, true, model);
        }
        redirect.addFlashAttribute("noticeKey", "portal.people.invited");
        return "redirect:/app/people";
    }

    @PostMapping("/remove")
    String remove(PortalPerson person, @RequestParam(defaultValue = "") String email, RedirectAttributes redirect) {
        KnowledgePages.mustBeOwner(person);
        staff.remove(person.tenant(), email, person.name());
        redirect.addFlashAttribute("noticeKey", "portal.people.removed");
        return "redirect:/app/people";
    }

    private String page(PortalPerson person, String typed, boolean wrong, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("staff", staff.of(person.tenant()));
        model.addAttribute("typed", typed);
        model.addAttribute("wrong", wrong);
        return "portal/people";
    }
}
