package io.flowhq.contract.lifecycle;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.Template;
import io.flowhq.contract.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL knows of a tenant when its workflow begins; epoch and rev go on from here whatever became of an
 * earlier workflow.
 *
 * @param phase as it was last projected; see {@link PhaseTransitions#resumed}
 * @param lastWorker where the session ran last: its profile may still be there
 */
public record TenantRecord(
        Template template,
        DesiredState desired,
        PhaseName phase,
        @Nullable ErrorReason reason,
        Epoch epoch,
        long rev,
        boolean everLinked,
        boolean silenced,
        @Nullable WorkerId lastWorker) {}
