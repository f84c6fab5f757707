package io.flowhq.web.followup;

import io.flowhq.client.FollowUpCommands;
import io.flowhq.client.TenantReads;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.contract.TenantId;
import io.flowhq.store.tenant.TenantOverview;
import io.flowhq.web.chat.FollowUpView;
import io.flowhq.web.page.PageNavigation;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.security.Principal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of what people have to do for any tenant. */
@Controller
@RequestMapping(path = "/admin/followups", produces = MediaType.TEXT_HTML_VALUE)
class FleetFollowUpController {

    static final int SHOWN = 50;

    private final FollowUpCommands followUps;
    private final TenantReads tenants;
    private final MessageSource words;
    private final InstantSource clock;

    FleetFollowUpController(FollowUpCommands followUps, TenantReads tenants, MessageSource words, InstantSource clock) {
        this.followUps = followUps;
        this.tenants = tenants;
        this.words = words;
        this.clock = clock;
    }

    /** A row: whose it is, and what is to be done. */
    record Row(TenantId tenant, String name, FollowUpView followUp) {}

    @GetMapping
    String list(@RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page, HtmxRequest htmx, Model model) {
        model.addAttribute("rows", rows(page));
        model.addAttribute("page", page);
        model.addAttribute("paging", PageNavigation.of(page, SHOWN, followUps.countOfAll(true)));
        return htmx.isHtmxRequest() && !htmx.isHistoryRestoreRequest()
                ? "followups/list :: followups"
                : "followups/list";
    }

    private List<Row> rows(int page) {
        var now = clock.instant();
        Map<TenantId, TenantOverview> owners = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (var followUp : followUps.ofAll(true, page, SHOWN)) {
            try {
                var owner = owners.computeIfAbsent(followUp.tenant(), tenants::get);
                rows.add(new Row(
                        followUp.tenant(), owner.tenant().name(), FollowUpView.of(followUp, now, owner.timeZone())));
            } catch (TenantNotFound deletedMeanwhile) {
                // Its follow-ups went with it.
            }
        }
        return rows;
    }

    @PostMapping("/{id}/take")
    String take(@PathVariable long id, Principal operator, RedirectAttributes redirect) {
        followUps.take(followUps.owner(id), id, operator.getName());
        return done("followUps.taken", redirect);
    }

    @PostMapping("/{id}/done")
    String finish(@PathVariable long id, Principal operator, RedirectAttributes redirect) {
        followUps.finish(followUps.owner(id), id, operator.getName());
        return done("followUps.done", redirect);
    }

    private String done(String what, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", words.getMessage(what, null, Locale.ENGLISH));
        return "redirect:/admin/followups";
    }
}
