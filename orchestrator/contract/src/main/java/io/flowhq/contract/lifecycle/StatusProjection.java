package io.flowhq.contract.lifecycle;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A workflow's state as it is written to PostgreSQL for everyone to read. Written only when {@code rev} is higher than
 * the one stored, so that a late retry cannot turn back time.
 *
 * @param silenced the operator paused the bot while the session stays connected
 * @param everLinked a phone has been linked to this tenant at least once
 * @param worker the bot-worker that hosts the session, null when none does
 * @param attempt recoveries so far, 0 when none is under way
 * @param nextTry when the next recovery begins
 * @param since when the phase began
 * @param lastError a short cause in words, 1,000 characters at most, without customer data
 */
public record StatusProjection(
        TenantId tenant,
        long rev,
        DesiredState desired,
        PhaseName phase,
        @Nullable ErrorReason reason,
        boolean silenced,
        boolean everLinked,
        Epoch epoch,
        @Nullable WorkerId worker,
        int attempt,
        @Nullable Instant nextTry,
        Instant since,
        @Nullable String lastError) {

    /** The same without its free text. */
    public StatusProjection withoutLastError() {
        return new StatusProjection(
                tenant,
                rev,
                desired,
                phase,
                reason,
                silenced,
                everLinked,
                epoch,
                worker,
                attempt,
                nextTry,
                since,
                null);
    }
}
