package io.flowhq.web.chat;

import io.flowhq.client.ChatReplies;
import io.flowhq.contract.TenantId;
import io.flowhq.web.page.FormKey;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.security.Principal;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.FragmentsRendering;

/**
 * The box beside a chat in which an operator writes to the customer. With htmx the answer is the page's messages and a
 * line that says what was done; without, it is a redirect to the page that carries the line along.
 */
@Controller
class ReplyController {

    private final ChatReplies replies;
    private final ChatModel screens;
    private final MessageSource words;

    ReplyController(ChatReplies replies, ChatModel screens, MessageSource words) {
        this.replies = replies;
        this.screens = screens;
        this.words = words;
    }

    @PostMapping(
            path = "/admin/tenants/{tenant}/messages",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
            produces = MediaType.TEXT_HTML_VALUE)
    Object send(
            @PathVariable TenantId tenant,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String key,
            Principal operator,
            HtmxRequest htmx,
            Model model,
            RedirectAttributes redirect) {
        replies.send(tenant, ChatIds.read(to), text, operator.getName(), FormKey.of(key, to + '\n' + text));
        var notice = words.getMessage("followUps.answered", null, Locale.ENGLISH);
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
