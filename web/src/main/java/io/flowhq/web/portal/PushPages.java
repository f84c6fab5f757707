package io.flowhq.web.portal;

import io.flowhq.client.PushCommands;
import io.flowhq.client.form.PushForm;
import io.flowhq.client.refusal.InvalidPush;
import io.flowhq.contract.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Turns notices on and off in the browser that asks, for the person who uses it, owner or staff. */
@Controller
@RequestMapping(path = "/app/push", produces = MediaType.TEXT_HTML_VALUE)
class PushPages {

    private static final String BACK = "redirect:/app/reminders";

    private final PushCommands push;
    private final PushKey key;

    PushPages(PushCommands push, PushKey key) {
        this.push = push;
        this.key = key;
    }

    @PostMapping
    String allow(
            PortalPerson person,
            @RequestParam(defaultValue = "") String endpoint,
            @RequestParam(defaultValue = "") String p256dh,
            @RequestParam(defaultValue = "") String auth,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            if (key.text().isPresent()) {
                push.allow(
                        person.tenant(),
                        person.id(),
                        DeviceCookie.given(request, response),
                        new PushForm(endpoint, p256dh, auth, language(locale)),
                        person.name());
                redirect.addFlashAttribute("noticeKey", "portal.push.allowed");
                return BACK;
            }
        } catch (InvalidPush invalid) {
            // Only a script fills in this form, so there is no field to point at.
        }
        redirect.addFlashAttribute("alertKey", "portal.push.failed");
        return BACK;
    }

    @PostMapping("/end")
    String end(PortalPerson person, HttpServletRequest request, RedirectAttributes redirect) {
        DeviceCookie.of(request).ifPresent(device -> push.end(person.tenant(), person.id(), device, person.name()));
        redirect.addFlashAttribute("noticeKey", "portal.push.ended");
        return BACK;
    }

    private static Language language(Locale locale) {
        return "en".equals(locale.getLanguage()) ? Language.EN : Language.SW;
    }
}
