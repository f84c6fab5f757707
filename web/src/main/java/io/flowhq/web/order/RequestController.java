package io.flowhq.web.order;

import io.flowhq.client.RequestCommands;
import io.flowhq.contract.TenantId;
import io.flowhq.store.order.RequestKind;
import io.flowhq.web.chat.ChatModel;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.security.Principal;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.FragmentsRendering;

/**
 * The buttons beside orders and bookings. With htmx the answer is the page's messages and a line that says what was done;
 * without, it is a redirect to the page that carries the line along.
 */
@Controller
@RequestMapping(path = "/admin/tenants/{tenant}", produces = MediaType.TEXT_HTML_VALUE)
class RequestController {

    private final RequestCommands requests;
    private final ChatModel screens;
    private final MessageSource words;

    RequestController(RequestCommands requests, ChatModel screens, MessageSource words) {
        this.requests = requests;
        this.screens = screens;
        this.words = words;
    }

    @PostMapping("/orders/{id}/{decision}")
    Object decideOrder(
            @PathVariable TenantId tenant,
            @PathVariable long id,
            @PathVariable RequestDecision decision,
            Principal operator,
            HtmxRequest htmx,
            Model model,
            RedirectAttributes redirect) {
        requests.decide(tenant, RequestKind.ORDER, id, decision.status(), operator.getName());
        return answer(tenant, htmx, model, redirect);
    }

    @PostMapping("/bookings/{id}/{decision}")
    Object decideBooking(
            @PathVariable TenantId tenant,
            @PathVariable long id,
            @PathVariable RequestDecision decision,
            Principal operator,
            HtmxRequest htmx,
            Model model,
            RedirectAttributes redirect) {
        requests.decide(tenant, RequestKind.BOOKING, id, decision.status(), operator.getName());
        return answer(tenant, htmx, model, redirect);
    }

    private Object answer(TenantId tenant, HtmxRequest htmx, Model model, RedirectAttributes redirect) {
        var notice = words.getMessage("requests.told", null, Locale.ENGLISH);
        if (!htmx.isHtmxRequest()) {
            redirect.addFlashAttribute("notice", notice);
            return "redirect:/admin/tenants/" + tenant;
        }
        screens.fill(model, tenant);
        model.addAttribute("notice", notice);
        return FragmentsRendering.fragment("tenants/show :: messages")
                .fragment("layout :: answered")
                .build();
    }
}
