package io.flowhq.web.chat;

import io.flowhq.contract.TenantId;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.FragmentsRendering;

/**
 * What the browser gets after something was done beside a tenant's messages: with htmx the page's messages and a line that
 * says what was done; without, a redirect to the page that carries the line along.
 */
@Component
public class MessagesResponse {

    private final ChatModel screens;
    private final MessageSource words;

    MessagesResponse(ChatModel screens, MessageSource words) {
        this.screens = screens;
        this.words = words;
    }

    /** @param done names the line */
    public Object after(String done, TenantId tenant, HtmxRequest htmx, Model model, RedirectAttributes redirect) {
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
