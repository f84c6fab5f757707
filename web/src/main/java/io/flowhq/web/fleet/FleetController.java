package io.flowhq.web.fleet;

import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.StateDescription;
import io.flowhq.store.tenant.TenantConfig;
import io.flowhq.store.tenant.TenantOverview;
import io.flowhq.web.page.RelativeTime;
import io.flowhq.web.worker.WorkerView;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The operator's home page. */
@Controller
class FleetController {

    private final FleetReads fleet;
    private final InstantSource clock;

    FleetController(FleetReads fleet, InstantSource clock) {
        this.fleet = fleet;
        this.clock = clock;
    }

    /** A tenant that needs a person; what it is named like {@link io.flowhq.web.tenant} does for the badge. */
    record Row(TenantOverview of, PhaseName phase, StateDescription state, RelativeTime since) {}

    /** How many tenants are in a phase, for a badge. */
    record Count(PhaseName phase, StateDescription state, long tenants) {}

    @GetMapping(path = "/admin", produces = MediaType.TEXT_HTML_VALUE)
    String show(HtmxRequest htmx, Model model) {
        var status = fleet.now();
        var now = clock.instant();
        model.addAttribute("status", status);
        model.addAttribute(
                "notAnswering",
                status.notAnswering().stream()
                        .map(waiting -> row(waiting.tenant(), waiting.since(), now))
                        .toList());
        model.addAttribute(
                "inTrouble",
                status.inTrouble().stream()
                        .map(tenant -> row(tenant, tenant.observed().since(), now))
                        .toList());
        model.addAttribute("counts", counts(status));
        model.addAttribute(
                "workers",
                status.workers().stream()
                        .filter(worker -> !worker.isGone(now))
                        .map(worker -> WorkerView.of(worker, now))
                        .toList());
        model.addAttribute("chart", TrafficChart.of(status.traffic()));
        return htmx.isHtmxRequest() && !htmx.isHistoryRestoreRequest() ? "fleet/home :: fleet" : "fleet/home";
    }

    private static Row row(TenantOverview tenant, Instant since, Instant now) {
        return new Row(
                tenant,
                tenant.observed().phase(),
                tenant.observed().description(),
                RelativeTime.of(since, now, TenantConfig.DEFAULT_TIME_ZONE));
    }

    private static List<Count> counts(FleetStatus status) {
        return Arrays.stream(PhaseName.values())
                .filter(phase -> status.in(phase) > 0)
                .map(phase -> new Count(phase, StateDescription.of(phase, null), status.in(phase)))
                .toList();
    }
}
