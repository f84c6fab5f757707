package io.flowhq.web.audit;

import io.flowhq.client.TenantReads;
import io.flowhq.contract.TenantId;
import io.flowhq.store.portal.AuditSearch;
import io.flowhq.store.portal.TimelineEvents;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail and the tenants' timelines for programs. */
@RestController
class AuditApiController {

    private final AuditSearch search;
    private final TimelineEvents timelines;
    private final TenantReads tenants;

    AuditApiController(AuditSearch search, TimelineEvents timelines, TenantReads tenants) {
        this.search = search;
        this.timelines = timelines;
        this.tenants = tenants;
    }

    @GetMapping(path = "/admin/audit", produces = MediaType.APPLICATION_JSON_VALUE)
    AuditJson.Page list(@ModelAttribute AuditQuery query) {
        var found = search.find(query.filter(tenants));
        return new AuditJson.Page(found.entries().stream().map(AuditJson::of).toList(), found.total());
    }

    @GetMapping(path = "/admin/audit.csv", produces = "text/csv;charset=UTF-8")
    ResponseEntity<String> table(@ModelAttribute AuditQuery query) {
        var found = search.find(query.filter(tenants).exported());
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"")
                .body(AuditTable.of(found.entries()));
    }

    @GetMapping(path = "/admin/tenants/{tenant}/timeline", produces = MediaType.APPLICATION_JSON_VALUE)
    AuditJson.Timeline timeline(
            @PathVariable TenantId tenant, @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page) {
        tenants.get(tenant);
        return new AuditJson.Timeline(
                timelines.of(tenant, page, AuditController.SHOWN).stream()
                        .map(AuditJson.Happened::of)
                        .toList(),
                timelines.count(tenant));
    }
}
