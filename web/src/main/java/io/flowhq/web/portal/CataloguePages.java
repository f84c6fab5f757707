package io.flowhq.web.portal;

import io.flowhq.client.KnowledgeCommands;
import io.flowhq.client.refusal.InvalidKnowledge;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The products as a table that a spreadsheet opens, out and in. */
@Controller
@RequestMapping("/app/knowledge/catalogue")
class CataloguePages {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final KnowledgeCommands knowledge;

    CataloguePages(KnowledgeCommands knowledge) {
        this.knowledge = knowledge;
    }

    @GetMapping("/file")
    ResponseEntity<String> export(PortalPerson person) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("bidhaa.csv")
                                .build()
                                .toString())
                .body(knowledge.exportCatalogue(person.tenant()));
    }

    @GetMapping(path = "/import", produces = MediaType.TEXT_HTML_VALUE)
    String form(PortalPerson person, Model model) {
        return page(person, "", Map.of(), model);
    }

    /** A file comes before lines that were pasted. */
    @PostMapping(path = "/import", produces = MediaType.TEXT_HTML_VALUE)
    String importCatalogue(
            PortalPerson person,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String csv,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        person.mustBeOwner();
        var lines = file == null || file.isEmpty() ? csv : new String(file.getBytes(), StandardCharsets.UTF_8);
        try {
            knowledge.importCatalogue(person.tenant(), lines, person.name());
        } catch (InvalidKnowledge invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(person, lines, invalid.fieldErrors(), model);
        }
        redirect.addFlashAttribute("noticeKey", "portal.knowledge.imported");
        return "redirect:/app/knowledge/catalogue";
    }

    private static String page(PortalPerson person, String csv, Map<String, String> faults, Model model) {
        List<String> lines = faults.keySet().stream()
                .filter(fault -> fault.startsWith("line_"))
                .map(fault -> fault.substring("line_".length()))
                .toList();
        model.addAttribute("person", person);
        model.addAttribute("csv", csv);
        model.addAttribute("faulty", !faults.isEmpty());
        model.addAttribute("faultyLines", lines);
        return "portal/catalogue-import";
    }
}
