package io.flowhq.web.worker;

import io.flowhq.client.WorkerCommands;
import io.flowhq.client.refusal.WorkerNotFound;
import io.flowhq.store.fleet.Workers;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.security.Principal;
import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.FragmentsRendering;

/** The page of the bot-workers with the buttons that empty and refill them. */
@Controller
@RequestMapping(path = "/admin/workers", produces = MediaType.TEXT_HTML_VALUE)
class WorkerController {

    private final Workers workers;
    private final WorkerCommands commands;
    private final InstantSource clock;

    WorkerController(Workers workers, WorkerCommands commands, InstantSource clock) {
        this.workers = workers;
        this.commands = commands;
        this.clock = clock;
    }

    @GetMapping
    String list(HtmxRequest htmx, Model model) {
        fill(model);
        return htmx.isHtmxRequest() && !htmx.isHistoryRestoreRequest() ? "workers/list :: workers" : "workers/list";
    }

    @PostMapping("/{worker}/{request}")
    Object give(
            @PathVariable String worker,
            @PathVariable WorkerRequest request,
            Principal operator,
            HtmxRequest htmx,
            Model model,
            RedirectAttributes redirect) {
        try {
            request.give(commands, worker, operator.getName());
        } catch (WorkerNotFound unknown) {
            if (htmx.isHtmxRequest()) {
                throw unknown;
            }
            redirect.addFlashAttribute("alert", unknown.getMessage());
            return "redirect:/admin/workers";
        }
        var notice = worker + ": " + request.nextStep();
        if (!htmx.isHtmxRequest()) {
            redirect.addFlashAttribute("notice", notice);
            return "redirect:/admin/workers";
        }
        fill(model);
        model.addAttribute("notice", notice);
        return FragmentsRendering.fragment("workers/list :: workers")
                .fragment("layout :: answered")
                .build();
    }

    private void fill(Model model) {
        var now = clock.instant();
        model.addAttribute(
                "workers",
                workers.all().stream().map(worker -> WorkerView.of(worker, now)).toList());
    }
}
