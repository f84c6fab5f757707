package io.flowhq.web.chat;

import io.flowhq.client.HandoffCommands;
import io.flowhq.contract.TenantId;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.security.Principal;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.FragmentsRendering;

/**
 * The buttons that take a chat over and give it back. With htmx the answer is the page's messages and a line that says
 * what was done; without, it is a redirect to the page that carries the line along.
 */
@Controller
@RequestMapping(path = "/admin/tenants/{tenant}/handoffs", produces = MediaType.TEXT_HTML_VALUE)
class HandoffController {

    private final HandoffCommands handoffs;
    private final ChatModel screens;
    private final MessageSource words;

    HandoffController(HandoffCommands handoffs, ChatModel screens, MessageSource words) {
        this.handoffs = handoffs;
        this.screens = screens;
        this.words = words;
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
        return answer(tenant, "handoffs.taken", htmx, model, redirect);
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
        return answer(tenant, "handoffs.ended", htmx, model, redirect);
    }

    private Object answer(TenantId tenant, String done, HtmxRequest htmx, Model model, RedirectAttributes redirect) {
        var notice = words.getMessage(done, null, Locale.ENGLISH);
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
