package io.flowhq.web.order;

import io.flowhq.client.RequestCommands;
import io.flowhq.contract.TenantId;
import io.flowhq.store.order.RequestKind;
import io.flowhq.web.chat.MessagesResponse;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.security.Principal;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons beside orders and bookings. */
@Controller
@RequestMapping(path = "/admin/tenants/{tenant}", produces = MediaType.TEXT_HTML_VALUE)
class RequestController {

    private final RequestCommands requests;
    private final MessagesResponse response;

    RequestController(RequestCommands requests, MessagesResponse response) {
        this.requests = requests;
        this.response = response;
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
        return response.after("requests.told", tenant, htmx, model, redirect);
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
        return response.after("requests.told", tenant, htmx, model, redirect);
    }
}
