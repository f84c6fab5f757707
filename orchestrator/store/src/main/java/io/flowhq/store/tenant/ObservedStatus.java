package io.flowhq.store.tenant;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.StateDescription;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's lifecycle as its workflow last projected it.
 *
 * @param silenced the bot is paused while the session stays connected
 * @param everLinked a phone has been linked at least once
 * @param attempt recoveries so far, 0 when none is under way
 * @param nextTry when the next recovery begins
 * @param since when the phase began
 */
public record ObservedStatus(
        DesiredState desired,
        PhaseName phase,
        @Nullable ErrorReason reason,
        boolean silenced,
        boolean everLinked,
        int attempt,
        @Nullable Instant nextTry,
        Instant since,
        Epoch epoch) {

    /** The state in words. */
    public StateDescription description() {
        return StateDescription.of(phase, reason, silenced, attempt);
    }
}
