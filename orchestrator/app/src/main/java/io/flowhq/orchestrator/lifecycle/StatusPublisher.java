package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.lifecycle.Phase;
import io.flowhq.contract.lifecycle.StatusProjection;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Tells the state to everyone who reads it: PostgreSQL, Temporal's visibility, the details in its UI. When PostgreSQL
 * does not answer, the newest state is written as soon as it does, and the tenant's life goes on meanwhile.
 */
final class StatusPublisher {

    private static final Logger log = Workflow.getLogger(StatusPublisher.class);

    private final SearchAttributeUpdater index = new SearchAttributeUpdater();
    private @Nullable StatusProjection written;
    private @Nullable Promise<Void> underWay;

    void publish(TenantState state) {
        index.show(state);
        Workflow.setCurrentDetails(CurrentDetails.of(state));
        if (state.phase() instanceof Phase.Deleted) {
            return;
        }
        if (underWay != null) {
            if (!underWay.isCompleted()) {
                return;
            }
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
        write(state.projection(state.nextRev()));
    }

    private void write(StatusProjection status) {
        String summary = "write " + status.phase() + " down";
        try {
            ActivityStubs.recordsNearby(summary).project(status);
        } catch (ActivityFailure databaseAway) {
            underWay = WorkflowWaits.unattended(Async.procedure(ActivityStubs.records(summary)::project, status));
        }
    }

    private static String because(StatusProjection status) {
        String reason = status.reason() == null ? "" : " (" + status.reason() + ")";
        return status.lastError() == null ? reason : reason + ": " + status.lastError();
    }

    /** The database has answered again, and there may be news for it. */
    boolean mayGoOn() {
        return underWay != null && underWay.isCompleted();
    }

    boolean isIdle() {
        return underWay == null;
    }
}
