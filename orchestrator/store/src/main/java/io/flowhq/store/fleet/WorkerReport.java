package io.flowhq.store.fleet;

import io.flowhq.contract.WorkerId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a bot-worker reports every few seconds.
 *
 * @param slots how many sessions it has room for
 * @param used how many it hosts
 * @param draining it takes no new sessions, by its own or the operator's decision
 * @param memory anonymous memory of the worker with its browsers, bytes
 * @param fault why it takes no sessions, in one sentence; null when it is fit
 */
public record WorkerReport(
        WorkerId id,
        int slots,
        int used,
        boolean draining,
        long memory,
        Instant startedAt,
        Instant lastSeenAt,
        @Nullable String fault) {

    /** Of a worker that is fit. */
    public WorkerReport(
            WorkerId id, int slots, int used, boolean draining, long memory, Instant startedAt, Instant lastSeenAt) {
        this(id, slots, used, draining, memory, startedAt, lastSeenAt, null);
    }

    /** A worker without a report for longer than this is gone. */
    public static final Duration GONE_AFTER = Duration.ofSeconds(30);

    public boolean isGone(Instant now) {
        return lastSeenAt.plus(GONE_AFTER).isBefore(now);
    }
}
