package io.flowhq.web.chat;

import io.flowhq.client.ChatReplies;
import io.flowhq.contract.TenantId;
import io.flowhq.web.page.FormKey;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.security.Principal;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The box beside a chat in which an operator writes to the customer. */
@Controller
class ReplyController {

    private final ChatReplies replies;
    private final MessagesResponse response;

    ReplyController(ChatReplies replies, MessagesResponse response) {
        this.replies = replies;
        this.response = response;
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
        return response.after("followUps.answered", tenant, htmx, model, redirect);
    }
}
