package io.flowhq.web.fleet;

import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.fleet.FleetBacklog;
import io.flowhq.store.fleet.MinuteTraffic;
import io.flowhq.store.fleet.WorkerReport;
import io.flowhq.store.tenant.TenantOverview;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The platform at one moment.
 *
 * @param notAnswering tenants that owe an answer, the longest wait first, with its beginning
 * @param inTrouble tenants that failed, are to be linked or recover for long
 * @param phases how many tenants are in each phase
 * @param orchestrators how many are there
 * @param temporal whether it answers
 */
record FleetStatus(
        List<Waiting> notAnswering,
        int notAnsweringCount,
        List<TenantOverview> inTrouble,
        Map<PhaseName, Long> phases,
        FleetBacklog backlog,
        List<WorkerReport> workers,
        List<MinuteTraffic> traffic,
        int orchestrators,
        boolean temporal) {

    /** A tenant that owes an answer since then. */
    record Waiting(TenantOverview tenant, Instant since) {}

    long in(PhaseName phase) {
        return phases.getOrDefault(phase, 0L);
    }
}
