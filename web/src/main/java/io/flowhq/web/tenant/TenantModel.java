package io.flowhq.web.tenant;

import io.flowhq.client.AnsweringReads;
import io.flowhq.client.AnsweringReport;
import io.flowhq.client.FollowUpCommands;
import io.flowhq.client.TenantReads;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.StateDescription;
import io.flowhq.contract.lifecycle.TenantStatus;
import io.flowhq.runtime.log.TenantLogTail;
import io.flowhq.store.fleet.Workers;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.portal.TimelineEvents;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.store.tenant.TenantFilter;
import io.flowhq.store.tenant.TenantOverview;
import io.flowhq.store.tenant.TenantOverviews;
import io.flowhq.web.audit.EventView;
import io.flowhq.web.config.HoursView;
import io.flowhq.web.link.LinkController;
import io.flowhq.web.page.PageNavigation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Reads what the tenants' templates show. */
@Component
class TenantModel {

    private static final Duration WORKER_GONE = Duration.ofSeconds(30);
    private static final int EVENTS_SHOWN = 8;
    private static final int LINES_SHOWN = 12;

    private final TenantReads reads;
    private final TenantOverviews overviews;
    private final SessionRecords sessions;
    private final ChatHandoffs handoffs;
    private final FollowUpCommands followUps;
    private final Workers workers;
    private final AnsweringReads answering;
    private final TimelineEvents timelines;
    private final TenantLogTail log;
    private final TemporalUi temporalUi;
    private final InstantSource clock;

    TenantModel(
            TenantReads reads,
            TenantOverviews overviews,
            SessionRecords sessions,
            ChatHandoffs handoffs,
            FollowUpCommands followUps,
            Workers workers,
            AnsweringReads answering,
            TimelineEvents timelines,
            TenantLogTail log,
            TemporalUi temporalUi,
            InstantSource clock) {
        this.reads = reads;
        this.overviews = overviews;
        this.sessions = sessions;
        this.handoffs = handoffs;
        this.followUps = followUps;
        this.workers = workers;
        this.answering = answering;
        this.timelines = timelines;
        this.log = log;
        this.temporalUi = temporalUi;
        this.clock = clock;
    }

    void fillList(Model model, TenantFilter filter) {
        var found = overviews.list(filter);
        var now = clock.instant();
        var answers = answering.of(found.tenants());
        model.addAttribute("notAnswering", answering.notAnswering());
        model.addAttribute("filter", filter);
        model.addAttribute(
                "tenants",
                found.tenants().stream()
                        .map(tenant -> TenantView.of(
                                tenant, answers.getOrDefault(tenant.tenant().id(), AnsweringReport.OK), now))
                        .toList());
        model.addAttribute(
                "people",
                handoffs.count(
                        found.tenants().stream()
                                .map(tenant -> tenant.tenant().id())
                                .toList(),
                        now));
        model.addAttribute(
                "followUps",
                followUps.count(found.tenants().stream()
                        .map(tenant -> tenant.tenant().id())
                        .toList()));
        model.addAttribute("paging", PageNavigation.of(filter.page(), filter.size(), found.total()));
        model.addAttribute("attention", AttentionCounts.of(overviews.countByPhase()));
        model.addAttribute(
                "states",
                Arrays.stream(PhaseName.values())
                        .filter(phase -> phase != PhaseName.DELETED)
                        .collect(Collectors.toMap(
                                phase -> phase,
                                phase -> StateDescription.of(phase, null).word(),
                                (one, other) -> one,
                                LinkedHashMap::new)));
        model.addAttribute("statuses", TenantStatus.values());
        model.addAttribute(
                "noWorker",
                workers.all().stream().noneMatch(worker -> worker.lastSeenAt().isAfter(now.minus(WORKER_GONE))));
    }

    void fillTenant(Model model, TenantId id) {
        var tenant = reads.get(id);
        var now = clock.instant();
        model.addAttribute("tenant", TenantView.of(tenant, answering.of(tenant), now));
        model.addAttribute("buttons", CommandButton.groups(tenant));
        model.addAttribute("link", LinkController.of(tenant, sessions.link(id).orElse(null), now));
        model.addAttribute("browser", browser(tenant, now));
        model.addAttribute("hours", HoursView.of(tenant.config(), now));
        model.addAttribute(
                "events",
                timelines.of(id, 0, EVENTS_SHOWN).stream()
                        .map(event -> EventView.of(event, now, tenant.timeZone()))
                        .toList());
        model.addAttribute("log", log.last(id, LINES_SHOWN));
        model.addAttribute("workflow", temporalUi.workflow(id));
    }

    /** Null while none is open. */
    private @Nullable BrowserView browser(TenantOverview tenant, Instant now) {
        var id = tenant.tenant().id();
        return CommandButton.isOffered(TenantCommand.SCREENSHOT, tenant)
                ? BrowserView.of(id, sessions.screenshotTaken(id).orElse(null), now, tenant.timeZone())
                : null;
    }
}
