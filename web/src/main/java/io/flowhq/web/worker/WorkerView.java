package io.flowhq.web.worker;

import io.flowhq.store.fleet.WorkerReport;
import io.flowhq.store.fleet.WorkerState;
import io.flowhq.store.tenant.TenantConfig;
import io.flowhq.web.page.RelativeTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bot-worker in a row of the page.
 *
 * @param memory anonymous, whole megabytes
 * @param draining it takes no new sessions
 * @param fault why it takes none for a fault of its host, in one sentence
 */
public record WorkerView(
        String name,
        WorkerState state,
        int used,
        int slots,
        long memory,
        RelativeTime started,
        RelativeTime lastSeen,
        boolean draining,
        @Nullable String fault) {

    public static WorkerView of(WorkerReport worker, Instant now) {
        var zone = TenantConfig.DEFAULT_TIME_ZONE;
        return new WorkerView(
                worker.id().value(),
                WorkerState.of(worker, now),
                worker.used(),
                worker.slots(),
                worker.memory() / (1024 * 1024),
                RelativeTime.of(worker.startedAt(), now, zone),
                RelativeTime.of(worker.lastSeenAt(), now, zone),
                worker.draining(),
                worker.fault());
    }
}
