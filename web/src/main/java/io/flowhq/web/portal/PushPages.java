package io.flowhq.web.portal;

import io.flowhq.client.PushCommands;
import io.flowhq.client.form.PushForm;
import io.flowhq.client.refusal.InvalidPush;
import io.flowhq.contract.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
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
            @ModelAttribute BrowserSubscription subscription,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (allows(person, subscription, locale, request, response)) {
            redirect.addFlashAttribute("noticeKey", "portal.push.allowed");
        } else {
            redirect.addFlashAttribute("alertKey", "portal.push.failed");
        }
        return BACK;
    }

    /**
     * The same browser in another language. Its page asks by a script, which shows nobody what is said: it gets no page,
     * whose notice may belong to what the person has asked for meanwhile.
     */
    @PostMapping("/renew")
    ResponseEntity<Void> renew(
            PortalPerson person,
            @ModelAttribute BrowserSubscription subscription,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        // Ended meanwhile, by a request that overtook this one, it stays ended.
        boolean ended = DeviceCookie.of(request)
                .filter(device -> push.isAllowed(person.tenant(), person.id(), device))
                .isEmpty();
        return ended || allows(person, subscription, locale, request, response)
                ? ResponseEntity.noContent().build()
                : ResponseEntity.badRequest().build();
    }

    /** What a script has filled in, so that there is no field to point at when it is none. */
    record BrowserSubscription(
            @Nullable String endpoint,
            @Nullable String p256dh,
            @Nullable String auth) {

        PushForm in(Language language) {
            return new PushForm(text(endpoint), text(p256dh), text(auth), language);
        }

        private static String text(@Nullable String given) {
            return given == null ? "" : given;
        }
    }

    private boolean allows(
            PortalPerson person,
            BrowserSubscription subscription,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (key.text().isEmpty()) {
            return false;
        }
        try {
            push.allow(
                    person.tenant(),
                    person.id(),
                    DeviceCookie.given(request, response),
                    subscription.in(language(locale)),
                    person.name());
            return true;
        } catch (InvalidPush invalid) {
            return false;
        }
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
