package io.flowhq.web.worker;

import io.flowhq.store.fleet.WorkerReport;
import io.flowhq.store.fleet.WorkerState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A bot-worker as programs read it; the members are named like the columns they come from.
 *
 * @param id its name
 * @param name the same, as it stands in a tenant
 * @param memory anonymous memory with its browsers, bytes
 * @param fault why it takes no sessions, in one sentence; null when it is fit
 */
@JsonNaming(SnakeCaseStrategy.class)
public record WorkerJson(
        String id,
        String name,
        WorkerState state,
        int slots,
        int used,
        boolean draining,
        long memory,
        Instant startedAt,
        Instant lastSeenAt,
        @Nullable String fault) {

    /** All of them, those that are gone included. */
    record Fleet(List<WorkerJson> workers, int total) {}

    /** What became of a request. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Done(boolean success, WorkerJson worker, String nextStep) {}

    public static WorkerJson of(WorkerReport worker, Instant now) {
        var name = worker.id().value();
        return new WorkerJson(
                name,
                name,
                WorkerState.of(worker, now),
                worker.slots(),
                worker.used(),
                worker.draining(),
                worker.memory(),
                worker.startedAt(),
                worker.lastSeenAt(),
                worker.fault());
    }
}
