package io.flowhq.web.portal;

import io.flowhq.client.TenantCommands;
import io.flowhq.client.TenantExports;
import io.flowhq.client.TenantReads;
import io.flowhq.client.refusal.CommandRefused;
import io.flowhq.client.refusal.OrchestratorUnavailable;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.lifecycle.CommandKind;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The business's data in the hands of its owner: all of it as a file, and all of it gone. */
@Controller
@RequestMapping("/app/data")
class DataPages {

    private final TenantReads tenants;
    private final TenantExports exports;
    private final TenantCommands commands;

    DataPages(TenantReads tenants, TenantExports exports, TenantCommands commands) {
        this.tenants = tenants;
        this.exports = exports;
        this.commands = commands;
    }

    @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
    String show(PortalPerson person, Model model) {
        model.addAttribute("person", person);
        model.addAttribute(
                "name", PortalBusiness.of(tenants.get(person.tenant())).name());
        return "portal/data";
    }

    /** Written whole before the first byte goes out: a slow line holds no connection to the database. */
    @PostMapping("/export")
    void export(PortalPerson person, HttpServletResponse response) throws IOException {
        person.mustBeOwner();
        var file = Files.createTempFile("export", ".zip");
        try {
            try (var out = Files.newOutputStream(file)) {
                exports.write(person.tenant(), person.name(), out);
            }
            response.setContentType("application/zip");
            response.setContentLengthLong(Files.size(file));
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename("flowhq.zip")
                            .build()
                            .toString());
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Done only after the name of the business was typed; it ends the session of who did it. */
    @PostMapping(path = "/erase", produces = MediaType.TEXT_HTML_VALUE)
    String erase(
            PortalPerson person,
            @RequestParam(defaultValue = "") String typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect)
            throws ServletException {
        person.mustBeOwner();
        if (!typed.strip()
                .equals(PortalBusiness.of(tenants.get(person.tenant())).name())) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("wrong", true);
            return show(person, model);
        }
        try {
            commands.give(
                    CommandKind.DELETE, person.tenant(), RequestId.random(), person.name(), "erased by its owner");
        } catch (CommandRefused refused) {
            redirect.addFlashAttribute("alertKey", "portal.whatsapp.refused");
            return "redirect:/app/data";
        } catch (OrchestratorUnavailable unavailable) {
            redirect.addFlashAttribute("alertKey", "portal.unavailable");
            return "redirect:/app/data";
        }
        request.logout();
        return "redirect:/app/sign-in?erased";
    }
}
