package io.flowhq.web.portal;

import io.flowhq.client.StaffCommands;
import io.flowhq.client.refusal.InvalidInvitation;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
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

/** Who works for the business; the owner invites by e-mail address and takes invitations and people
 * back, and staff leave. */
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
        person.mustBeOwner();
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
        person.mustBeOwner();
        staff.remove(person.tenant(), email, person.name());
        redirect.addFlashAttribute("noticeKey", "portal.people.removed");
        return "redirect:/app/people";
    }

    /** Whoever was invited against their will is free again; an owner erases the business instead. */
    @PostMapping("/leave")
    String leave(
            PortalPerson person,
            @RequestParam(defaultValue = "") String sure,
            HttpServletRequest request,
            RedirectAttributes redirect)
            throws ServletException {
        if (person.isOwner() || sure.isBlank()) {
            redirect.addFlashAttribute("alertKey", "portal.people.stay");
            return "redirect:/app/people";
        }
        staff.remove(person.tenant(), person.user().email(), person.name());
        request.logout();
        return "redirect:/app/sign-in?out";
    }

    private String page(PortalPerson person, String typed, boolean wrong, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("staff", staff.of(person.tenant()));
        model.addAttribute("typed", typed);
        model.addAttribute("wrong", wrong);
        return "portal/people";
    }
}
