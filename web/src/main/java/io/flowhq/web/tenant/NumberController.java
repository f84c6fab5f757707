package io.flowhq.web.tenant;

import io.flowhq.client.AnsweringReads;
import io.flowhq.client.TenantNumbers;
import io.flowhq.client.TenantReads;
import io.flowhq.client.refusal.InvalidTenant;
import io.flowhq.client.refusal.PhoneNumberTaken;
import io.flowhq.contract.TenantId;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Gives a business its new number, from a form or from JSON. */
@Controller
@RequestMapping("/admin/tenants/{tenant}/number")
class NumberController {

    private final TenantReads reads;
    private final TenantNumbers numbers;
    private final AnsweringReads answering;
    private final MessageSource words;

    NumberController(TenantReads reads, TenantNumbers numbers, AnsweringReads answering, MessageSource words) {
        this.reads = reads;
        this.numbers = numbers;
        this.answering = answering;
        this.words = words;
    }

    @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
    String show(@PathVariable TenantId tenant, Model model) {
        return form(tenant, reads.get(tenant).tenant().phoneNumber(), null, model);
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE, produces = MediaType.TEXT_HTML_VALUE)
    String change(
            @PathVariable TenantId tenant,
            @ModelAttribute NumberRequest request,
            Principal operator,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        String error;
        try {
            numbers.change(tenant, request.phoneNumber(), operator.getName());
            redirect.addFlashAttribute("notice", words.getMessage("number.changed", null, Locale.ENGLISH));
            return "redirect:/admin/tenants/" + tenant;
        } catch (InvalidTenant invalid) {
            error = invalid.fieldErrors().get("phone_number");
        } catch (PhoneNumberTaken taken) {
            error = taken.getMessage();
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return form(tenant, request.phoneNumber(), error, model);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    TenantJson change(@PathVariable TenantId tenant, @RequestBody NumberRequest request, Principal operator) {
        var changed = numbers.change(tenant, request.phoneNumber(), operator.getName());
        return TenantJson.of(changed, answering.of(changed));
    }

    private String form(TenantId tenant, @Nullable String typed, @Nullable String error, Model model) {
        model.addAttribute("tenant", reads.get(tenant).tenant());
        model.addAttribute("typed", typed);
        model.addAttribute("error", error);
        return "tenants/number";
    }
}
