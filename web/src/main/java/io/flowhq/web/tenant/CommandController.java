package io.flowhq.web.tenant;

import io.flowhq.client.TenantCommands;
import io.flowhq.client.refusal.CommandRefused;
import io.flowhq.client.refusal.OrchestratorUnavailable;
import io.flowhq.client.refusal.Refusal;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.security.Principal;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.FragmentsRendering;

/**
 * The buttons of a tenant's page. With htmx the answer is the page's living part and a line that says what was done;
 * without, it is a redirect to the page that carries the line along, also when the command was refused.
 */
@Controller
class CommandController {

    private final TenantModel screens;
    private final TenantCommands commands;

    CommandController(TenantModel screens, TenantCommands commands) {
        this.screens = screens;
        this.commands = commands;
    }

    @PostMapping(path = "/admin/tenants/{tenant}/worker/{command}", produces = MediaType.TEXT_HTML_VALUE)
    Object give(
            @PathVariable TenantId tenant,
            @PathVariable TenantCommand command,
            Principal operator,
            HtmxRequest htmx,
            Model model,
            RedirectAttributes redirect) {
        var page = "/admin/tenants/" + tenant;
        if (command.needsConfirmation()) {
            return "redirect:" + page + "/" + command.path();
        }
        String done;
        try {
            done = commands.give(command.kind(), tenant, RequestId.random(), operator.getName(), null)
                    .nextStep();
        } catch (CommandRefused | OrchestratorUnavailable refused) {
            if (htmx.isHtmxRequest()) {
                throw refused;
            }
            redirect.addFlashAttribute("alert", alert(refused));
            return "redirect:" + page;
        }
        if (htmx.isHtmxRequest()) {
            screens.fillTenant(model, tenant);
            model.addAttribute("notice", done);
            return FragmentsRendering.fragment("tenants/show :: tenant")
                    .fragment("layout :: answered")
                    .build();
        }
        redirect.addFlashAttribute("notice", done);
        return "redirect:" + page;
    }

    private static String alert(Refusal refusal) {
        return refusal instanceof CommandRefused state
                ? state.getMessage() + " " + state.nextStep()
                : String.valueOf(refusal.getMessage());
    }
}
