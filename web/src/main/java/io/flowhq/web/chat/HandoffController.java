package io.flowhq.web.chat;

import io.flowhq.client.HandoffCommands;
import io.flowhq.contract.TenantId;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.security.Principal;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons that take a chat over and give it back. */
@Controller
@RequestMapping(path = "/admin/tenants/{tenant}/handoffs", produces = MediaType.TEXT_HTML_VALUE)
class HandoffController {

    private final HandoffCommands handoffs;
    private final MessagesResponse response;

    HandoffController(HandoffCommands handoffs, MessagesResponse response) {
        this.handoffs = handoffs;
        this.response = response;
    }

    @PostMapping
    Object take(
            @PathVariable TenantId tenant,
            @ModelAttribute HandoffJson.Request request,
            Principal operator,
            HtmxRequest htmx,
            Model model,
            RedirectAttributes redirect) {
        handoffs.take(tenant, request.form(), operator.getName());
        return response.after("handoffs.taken", tenant, htmx, model, redirect);
    }

    @PostMapping("/{chatId}/end")
    Object end(
            @PathVariable TenantId tenant,
            @PathVariable String chatId,
            Principal operator,
            HtmxRequest htmx,
            Model model,
            RedirectAttributes redirect) {
        handoffs.giveBack(tenant, chatId, operator.getName());
        return response.after("handoffs.ended", tenant, htmx, model, redirect);
    }
}
