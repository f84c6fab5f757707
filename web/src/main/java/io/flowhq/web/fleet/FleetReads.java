package io.flowhq.web.fleet;

import io.flowhq.client.AnsweringReads;
import io.flowhq.client.TemporalAvailability;
import io.flowhq.contract.TenantId;
import io.flowhq.store.fleet.FleetCounts;
import io.flowhq.store.fleet.OrchestratorHeartbeats;
import io.flowhq.store.fleet.Workers;
import io.flowhq.store.tenant.TenantOverview;
import io.flowhq.store.tenant.TenantOverviews;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads the platform's state, each part with one statement. */
@Component
class FleetReads {

    /** A recovery that takes longer is shown to people. */
    static final Duration RECOVERING_LONG = Duration.ofMinutes(10);

    /** A follow-up that is older is counted apart. */
    static final Duration FOLLOW_UP_OLD = Duration.ofHours(1);

    static final int SHOWN = 12;
    private static final int MINUTES = 60;

    private final TenantOverviews overviews;
    private final AnsweringReads answering;
    private final FleetCounts counts;
    private final Workers workers;
    private final OrchestratorHeartbeats orchestrators;
    private final TemporalAvailability temporal;

    FleetReads(
            TenantOverviews overviews,
            AnsweringReads answering,
            FleetCounts counts,
            Workers workers,
            OrchestratorHeartbeats orchestrators,
            TemporalAvailability temporal) {
        this.overviews = overviews;
        this.answering = answering;
        this.counts = counts;
        this.workers = workers;
        this.orchestrators = orchestrators;
        this.temporal = temporal;
    }

    FleetStatus now() {
        var waiting = answering.since();
        return new FleetStatus(
                waiting(waiting),
                waiting.size(),
                overviews.inTrouble(RECOVERING_LONG, SHOWN),
                overviews.countByPhase(),
                counts.backlog(FOLLOW_UP_OLD),
                workers.all(),
                counts.traffic(MINUTES),
                orchestrators.count(),
                temporal.answers());
    }

    boolean temporalAnswers() {
        return temporal.answers();
    }

    private List<FleetStatus.Waiting> waiting(Map<TenantId, Instant> since) {
        var first = since.entrySet().stream().limit(SHOWN).toList();
        if (first.isEmpty()) {
            return List.of();
        }
        Map<TenantId, TenantOverview> found = overviews
                .all(first.stream().map(Map.Entry::getKey).toList())
                .stream()
                .collect(Collectors.toMap(tenant -> tenant.tenant().id(), Function.identity()));
        return first.stream()
                .flatMap(waiting -> Stream.ofNullable(found.get(waiting.getKey()))
                        .map(tenant -> new FleetStatus.Waiting(tenant, waiting.getValue())))
                .toList();
    }
}
