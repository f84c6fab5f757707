package io.flowhq.contract.lifecycle;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.WorkerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A workflow's own account of its state, for diagnosis; screens read PostgreSQL.
 *
 * @param worker the bot-worker that hosts the session now
 * @param attempt recoveries so far, 0 when none is under way
 * @param nextTry when the next recovery begins
 */
public record LifecycleView(
        DesiredState desired,
        PhaseName phase,
        @Nullable ErrorReason reason,
        Epoch epoch,
        @Nullable WorkerId worker,
        int attempt,
        @Nullable Instant nextTry,
        long rev) {}
