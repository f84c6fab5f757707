package io.flowhq.web.fleet;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.fleet.WorkerState;
import io.flowhq.store.tenant.TenantOverview;
import io.flowhq.web.worker.WorkerJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The platform at one moment as programs read it; all but the last two members are null when the database does not tell.
 *
 * @param attention what needs a person
 * @param phases how many tenants are in each phase
 * @param traffic the last hour, a minute each
 * @param orchestrators how many are there
 * @param database {@code up} or {@code down}
 * @param temporal {@code up} or {@code down}
 */
@JsonNaming(SnakeCaseStrategy.class)
record FleetJson(
        @Nullable Attention attention,
        @Nullable Map<PhaseName, Long> phases,
        @Nullable List<WorkerJson> workers,
        @Nullable List<Minute> traffic,
        @Nullable Integer orchestrators,
        String database,
        String temporal) {

    /** What needs a person: counts, and the tenants that have waited longest. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Attention(
            long notAnswering,
            long error,
            long toLink,
            long followups,
            long followupsOld,
            long setupRequests,
            List<Needy> tenants) {}

    /** A tenant that needs a person. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Needy(
            TenantId id,
            String name,
            PhaseName phase,
            @Nullable ErrorReason reason,
            Instant since,
            boolean answering) {

        static Needy of(TenantOverview tenant, Instant since, boolean answering) {
            return new Needy(
                    tenant.tenant().id(),
                    tenant.tenant().name(),
                    tenant.observed().phase(),
                    tenant.observed().reason(),
                    since,
                    answering);
        }
    }

    record Minute(Instant minute, long messages, long answers) {}

    static FleetJson of(FleetStatus status, Instant now) {
        Map<PhaseName, Long> phases = new EnumMap<>(PhaseName.class);
        for (var phase : PhaseName.values()) {
            phases.put(phase, status.in(phase));
        }
        return new FleetJson(
                attention(status),
                phases,
                status.workers().stream()
                        .map(worker -> WorkerJson.of(worker, now))
                        .filter(worker -> worker.state() != WorkerState.GONE)
                        .toList(),
                status.traffic().stream()
                        .map(minute -> new Minute(minute.minute(), minute.messages(), minute.answers()))
                        .toList(),
                status.orchestrators(),
                "up",
                upOrDown(status.temporal()));
    }

    static FleetJson withoutDatabase(boolean temporal) {
        return new FleetJson(null, null, null, null, null, "down", upOrDown(temporal));
    }

    private static Attention attention(FleetStatus status) {
        var tenants = new ArrayList<Needy>();
        status.notAnswering().forEach(waiting -> tenants.add(Needy.of(waiting.tenant(), waiting.since(), false)));
        status.inTrouble().stream()
                .filter(tenant -> tenants.stream()
                        .noneMatch(needy -> needy.id().equals(tenant.tenant().id())))
                .map(tenant -> Needy.of(tenant, tenant.observed().since(), true))
                .toList()
                .forEach(tenants::add);
        return new Attention(
                status.notAnsweringCount(),
                status.in(PhaseName.ERROR),
                status.in(PhaseName.AWAITING_SCAN),
                status.backlog().followUps(),
                status.backlog().oldFollowUps(),
                status.backlog().setupRequests(),
                tenants);
    }

    private static String upOrDown(boolean up) {
        return up ? "up" : "down";
    }
}
