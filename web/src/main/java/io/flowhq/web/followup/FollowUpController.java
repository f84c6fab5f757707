package io.flowhq.web.followup;

import io.flowhq.client.FollowUpCommands;
import io.flowhq.contract.TenantId;
import io.flowhq.web.chat.MessagesResponse;
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

/** The buttons beside what people have to do. */
@Controller
@RequestMapping(path = "/admin/tenants/{tenant}/follow-ups", produces = MediaType.TEXT_HTML_VALUE)
class FollowUpController {

    private final FollowUpCommands followUps;
    private final MessagesResponse response;

    FollowUpController(FollowUpCommands followUps, MessagesResponse response) {
        this.followUps = followUps;
        this.response = response;
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
        return response.after("followUps.taken", tenant, htmx, model, redirect);
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
        return response.after("followUps.done", tenant, htmx, model, redirect);
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
        return response.after("followUps.answered", tenant, htmx, model, redirect);
    }
}
