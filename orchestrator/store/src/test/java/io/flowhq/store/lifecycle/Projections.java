package io.flowhq.store.lifecycle;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.StatusProjection;
import java.time.Instant;

/** A workflow's states, as it would project them. */
public final class Projections {

    public static final WorkerId WORKER = new WorkerId("worker-1");
    public static final Instant SINCE = Instant.parse("2026-03-01T08:00:00Z");

    private Projections() {}

    public static StatusProjection starting(TenantId tenant, long rev, long epoch) {
        return hosted(tenant, rev, PhaseName.STARTING, false, epoch);
    }

    public static StatusProjection awaitingScan(TenantId tenant, long rev, long epoch) {
        return hosted(tenant, rev, PhaseName.AWAITING_SCAN, false, epoch);
    }

    public static StatusProjection running(TenantId tenant, long rev, long epoch) {
        return hosted(tenant, rev, PhaseName.RUNNING, true, epoch);
    }

    public static StatusProjection stopped(TenantId tenant, long rev, long epoch) {
        return new StatusProjection(
                tenant,
                rev,
                DesiredState.STOPPED,
                PhaseName.STOPPED,
                null,
                false,
                true,
                new Epoch(epoch),
                null,
                0,
                null,
                SINCE,
                null);
    }

    public static StatusProjection leaving(TenantId tenant, long rev, long epoch) {
        return new StatusProjection(
                tenant,
                rev,
                DesiredState.DELETED,
                PhaseName.STOPPING,
                null,
                false,
                true,
                new Epoch(epoch),
                null,
                0,
                null,
                SINCE,
                null);
    }

    public static StatusProjection recovering(TenantId tenant, long rev, long epoch, String why) {
        return new StatusProjection(
                tenant,
                rev,
                DesiredState.RUNNING,
                PhaseName.RECOVERING,
                null,
                false,
                true,
                new Epoch(epoch),
                null,
                3,
                SINCE.plusSeconds(45),
                SINCE,
                why);
    }

    public static StatusProjection failed(TenantId tenant, long rev, long epoch, ErrorReason errorReason, String why) {
        return new StatusProjection(
                tenant,
                rev,
                DesiredState.RUNNING,
                PhaseName.ERROR,
                errorReason,
                false,
                true,
                new Epoch(epoch),
                null,
                0,
                null,
                SINCE,
                why);
    }

    private static StatusProjection hosted(TenantId tenant, long rev, PhaseName phase, boolean linked, long epoch) {
        return new StatusProjection(
                tenant,
                rev,
                DesiredState.RUNNING,
                phase,
                null,
                false,
                linked,
                new Epoch(epoch),
                WORKER,
                0,
                null,
                SINCE,
                null);
    }
}
