package io.flowhq.store.portal;

import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a tenant: it came into a phase, or somebody did something.
 *
 * @param phase null for an act
 * @param reason of the phase ERROR
 * @param attempt of the phase RECOVERING, else 0
 * @param act {@code START}, {@code CONFIGURE} and the like; null for a phase
 * @param by who did it
 * @param why as they said it
 * @param outcome {@code done}, or the code of a refusal
 */
public record TimelineEvent(
        Instant at,
        @Nullable PhaseName phase,
        @Nullable ErrorReason reason,
        int attempt,
        @Nullable String act,
        @Nullable String by,
        @Nullable String why,
        @Nullable String outcome) {}
