package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.lifecycle.Phase;
import io.flowhq.contract.lifecycle.StatusProjection;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Writes the state for everyone who reads it: PostgreSQL, Temporal's visibility, the details in its UI. When PostgreSQL
 * does not answer, the newest state is written as soon as it does, and the tenant's lifecycle goes on meanwhile. A state
 * that PostgreSQL refuses is given up; the next one is written again.
 */
final class StatusPublisher {

    private static final Logger log = Workflow.getLogger(StatusPublisher.class);

    private record Writing(StatusProjection status, Promise<Long> storedRev) {}

    private final SearchAttributeUpdater index = new SearchAttributeUpdater();
    private @Nullable StatusProjection written;
    private @Nullable Writing underWay;

    void publish(TenantState state) {
        index.show(state);
        Workflow.setCurrentDetails(CurrentDetails.of(state));
        if (state.phase() instanceof Phase.Deleted) {
            return;
        }
        if (underWay != null) {
            if (!underWay.storedRev().isCompleted()) {
                return;
            }
            complete(state, underWay);
            underWay = null;
        }
        StatusProjection status = state.projection(0);
        if (status.equals(written)) {
            return;
        }
        if (written == null || written.phase() != status.phase()) {
            log.info("{} is {}{}", status.tenant(), status.phase(), because(status));
        }
        written = status;
        write(state, state.projection(state.nextRev()));
    }

    private void write(TenantState state, StatusProjection status) {
        String summary = "write " + status.phase() + " down";
        try {
            compare(state, status, ActivityStubs.recordsNearby(summary).project(status));
        } catch (ActivityFailure failed) {
            if (isRefused(failed)) {
                giveUp(status, failed);
                return;
            }
            Promise<Long> storedRev = Async.function(ActivityStubs.records(summary)::project, status);
            underWay = new Writing(status, WorkflowWaits.unattended(storedRev));
        }
    }

    private void complete(TenantState state, Writing writing) {
        RuntimeException failure = writing.storedRev().getFailure();
        if (failure == null) {
            compare(state, writing.status(), writing.storedRev().get());
        } else {
            giveUp(writing.status(), failure);
        }
    }

    /** A newer state is stored after this workflow was reset to an earlier point: it is to be overwritten. */
    private void compare(TenantState state, StatusProjection status, @Nullable Long storedRev) {
        if (storedRev != null && storedRev > status.rev()) {
            state.raiseRevTo(storedRev);
            written = null;
        }
    }

    private static void giveUp(StatusProjection status, RuntimeException failure) {
        log.warn("PostgreSQL does not take {} of {}", status.phase(), status.tenant(), failure);
    }

    private static boolean isRefused(ActivityFailure failure) {
        return failure.getCause() instanceof ApplicationFailure cause
                && cause.getType().equals(FailureTypes.PROJECTION_REFUSED);
    }

    private static String because(StatusProjection status) {
        String reason = status.reason() == null ? "" : " (" + status.reason() + ")";
        return status.lastError() == null ? reason : reason + ": " + status.lastError();
    }

    /** The database has answered again, and there may be something new to write. */
    boolean canContinue() {
        return underWay != null && underWay.storedRev().isCompleted();
    }

    boolean isIdle() {
        return underWay == null;
    }
}
