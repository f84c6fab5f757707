package io.flowhq.contract.lifecycle;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.WorkerId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant's workflow takes with it into a fresh history; well under 10 kB.
 *
 * @param answered the last answers by request id, oldest first, so that a repeated command stays harmless
 */
public record CarriedState(
        Desired desired,
        PhaseName phase,
        @Nullable Reason reason,
        boolean silenced,
        boolean everLinked,
        Epoch epoch,
        @Nullable WorkerId worker,
        int attempt,
        @Nullable Instant connectedSince,
        Instant since,
        long rev,
        @Nullable String lastError,
        Map<String, CommandAnswer> answered) {}
