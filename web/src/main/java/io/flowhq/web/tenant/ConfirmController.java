package io.flowhq.web.tenant;

import io.flowhq.client.TenantCommands;
import io.flowhq.client.TenantReads;
import io.flowhq.client.refusal.CommandRefused;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What cannot be undone is done only after the tenant's name was typed; the reason given goes to the audit trail. */
@Controller
@RequestMapping(path = "/admin/tenants/{tenant}/{command:logout|delete}", produces = MediaType.TEXT_HTML_VALUE)
class ConfirmController {

    private final TenantReads reads;
    private final TenantCommands commands;

    ConfirmController(TenantReads reads, TenantCommands commands) {
        this.reads = reads;
        this.commands = commands;
    }

    @GetMapping
    String ask(@PathVariable TenantId tenant, @PathVariable TenantCommand command, Model model) {
        model.addAttribute("tenant", reads.get(tenant).tenant());
        model.addAttribute("command", command);
        return "tenants/confirm";
    }

    @PostMapping
    String give(
            @PathVariable TenantId tenant,
            @PathVariable TenantCommand command,
            @RequestParam(defaultValue = "") String typed,
            @RequestParam(required = false) @Nullable String why,
            Principal operator,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        if (!typed.strip().equals(reads.get(tenant).tenant().name())) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("wrongName", true);
            model.addAttribute("why", why);
            return ask(tenant, command, model);
        }
        try {
            var answer = commands.give(command.kind(), tenant, RequestId.random(), operator.getName(), why);
            redirect.addFlashAttribute("notice", answer.nextStep());
        } catch (CommandRefused refused) {
            redirect.addFlashAttribute("alert", refused.getMessage() + " " + refused.nextStep());
            return "redirect:/admin/tenants/" + tenant;
        }
        return command == TenantCommand.DELETE ? "redirect:/admin/tenants" : "redirect:/admin/tenants/" + tenant;
    }
}
