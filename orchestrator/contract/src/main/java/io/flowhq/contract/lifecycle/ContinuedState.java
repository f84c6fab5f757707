package io.flowhq.contract.lifecycle;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.Template;
import io.flowhq.contract.WorkerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant's workflow takes with it into a fresh history; well under 10 kB.
 *
 * @param attempt of the phase, see {@link Phase#attempt()}
 * @param closing how the session is to be closed, while the phase is STOPPING
 * @param silenceUntold always false; a part of older histories
 * @param session the live session to adopt, null when none is open
 * @param lastWorker where a session ran last
 * @param failures counted failures since the tenant last ran for ten minutes
 * @param hurried immediate recoveries since then
 * @param runningSince when the phase last became RUNNING, null unless it is
 * @param since when the phase began
 * @param nextTry when the next recovery begins
 * @param answered the last answers by request id, oldest first, so that a repeated command stays harmless
 * @param counters null in histories that older code wrote
 * @param notAnswering the name of an {@link AnsweringCause}, null while customers get their answers
 */
public record ContinuedState(
        DesiredState desired,
        PhaseName phase,
        @Nullable ErrorReason reason,
        int attempt,
        Template template,
        ShutdownMode closing,
        boolean silenced,
        boolean silenceUntold,
        boolean everLinked,
        Epoch epoch,
        @Nullable SessionRunState session,
        @Nullable WorkerId lastWorker,
        int failures,
        int hurried,
        @Nullable Instant runningSince,
        Instant since,
        @Nullable Instant nextTry,
        long rev,
        @Nullable String lastError,
        List<Answered> answered,
        @Nullable RecoveryCounters counters,
        @Nullable String notAnswering) {

    /** @param request see {@link io.flowhq.contract.RequestId} */
    public record Answered(String request, CommandResult answer) {}
}
