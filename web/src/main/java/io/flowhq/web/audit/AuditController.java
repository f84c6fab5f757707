package io.flowhq.web.audit;

import io.flowhq.client.TenantReads;
import io.flowhq.client.refusal.AmbiguousTenant;
import io.flowhq.client.refusal.Refusal;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.contract.TenantId;
import io.flowhq.store.portal.AuditEntry;
import io.flowhq.store.portal.AuditPage;
import io.flowhq.store.portal.AuditSearch;
import io.flowhq.store.portal.TimelineEvents;
import io.flowhq.store.tenant.TenantConfig;
import io.flowhq.store.tenant.TenantOverviews;
import io.flowhq.web.page.PageNavigation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of the audit trail and of a tenant's timeline. */
@Controller
class AuditController {

    static final int SHOWN = 50;

    private final AuditSearch search;
    private final TimelineEvents timelines;
    private final TenantReads tenants;
    private final TenantOverviews overviews;
    private final InstantSource clock;

    AuditController(
            AuditSearch search,
            TimelineEvents timelines,
            TenantReads tenants,
            TenantOverviews overviews,
            InstantSource clock) {
        this.search = search;
        this.timelines = timelines;
        this.tenants = tenants;
        this.overviews = overviews;
        this.clock = clock;
    }

    @GetMapping(path = "/admin/audit", produces = MediaType.TEXT_HTML_VALUE)
    String list(@ModelAttribute("query") AuditQuery query, HttpServletResponse response, Model model) {
        AuditPage found;
        var page = 0;
        try {
            var filter = query.filter(tenants);
            page = filter.page();
            found = search.find(filter);
        } catch (TenantNotFound | AmbiguousTenant notOne) {
            model.addAttribute("noTenant", ((Refusal) notOne).getMessage());
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            found = new AuditPage(List.of(), 0);
        }
        var now = clock.instant();
        var zone = TenantConfig.DEFAULT_TIME_ZONE;
        var names = names(found.entries());
        model.addAttribute("zone", zone.getId());
        model.addAttribute(
                "lines",
                found.entries().stream()
                        .map(entry -> AuditView.of(entry, names, now, zone))
                        .toList());
        model.addAttribute("acts", search.acts());
        model.addAttribute("paging", PageNavigation.of(page, SHOWN, found.total()));
        return "audit/list";
    }

    private Map<TenantId, String> names(List<AuditEntry> entries) {
        var ids = entries.stream()
                .map(AuditEntry::tenant)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return overviews.all(ids).stream()
                .collect(Collectors.toMap(
                        found -> found.tenant().id(), found -> found.tenant().name()));
    }

    @GetMapping(path = "/admin/tenants/{tenant}/timeline", produces = MediaType.TEXT_HTML_VALUE)
    String timeline(
            @PathVariable TenantId tenant,
            @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page,
            Model model) {
        var found = tenants.get(tenant);
        var now = clock.instant();
        model.addAttribute("tenant", found.tenant());
        model.addAttribute("zone", found.timeZone().getId());
        model.addAttribute(
                "events",
                timelines.of(tenant, page, SHOWN).stream()
                        .map(event -> EventView.of(event, now, found.timeZone()))
                        .toList());
        model.addAttribute("paging", PageNavigation.of(page, SHOWN, timelines.count(tenant)));
        return "audit/timeline";
    }
}
