package io.flowhq.web.followup;

import io.flowhq.client.FollowUpCommands;
import io.flowhq.contract.TenantId;
import io.flowhq.web.chat.ChatModel;
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
 * The buttons beside what people have to do. With htmx the answer is the page's messages and a line that says what was
 * done; without, it is a redirect to the page that carries the line along.
 */
@Controller
@RequestMapping(path = "/admin/tenants/{tenant}/follow-ups", produces = MediaType.TEXT_HTML_VALUE)
class FollowUpController {

    private final FollowUpCommands followUps;
    private final ChatModel screens;
    private final MessageSource words;

    FollowUpController(FollowUpCommands followUps, ChatModel screens, MessageSource words) {
        this.followUps = followUps;
        this.screens = screens;
        this.words = words;
    }

    @PostMapping("/{id}/take")
    Object take(
            @PathVariable TenantId tenant,
            @PathVariable long id,
            Principal operator,
            HtmxRequest htmx,
            Model model,
            RedirectAttributes redirect) {
        followUps.take(tenant, id, operator.getName());
        return answer(tenant, "followUps.taken", htmx, model, redirect);
    }

    @PostMapping("/{id}/done")
    Object finish(
            @PathVariable TenantId tenant,
            @PathVariable long id,
            Principal operator,
            HtmxRequest htmx,
            Model model,
            RedirectAttributes redirect) {
        followUps.finish(tenant, id, operator.getName());
        return answer(tenant, "followUps.done", htmx, model, redirect);
    }

    @PostMapping("/{id}/answer")
    Object answer(
            @PathVariable TenantId tenant,
            @PathVariable long id,
            @ModelAttribute FollowUpJson.Answer answer,
            Principal operator,
            HtmxRequest htmx,
            Model model,
            RedirectAttributes redirect) {
        followUps.answer(tenant, id, answer.text(), operator.getName());
        return answer(tenant, "followUps.answered", htmx, model, redirect);
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
