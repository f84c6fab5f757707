package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.lifecycle.Phase;
import io.flowhq.contract.lifecycle.StatusProjection;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/**
 * Tells the state to everyone who reads it: PostgreSQL, Temporal's visibility, the details in its UI. When PostgreSQL
 * does not answer, the newest state is written as soon as it does, and the tenant's life goes on meanwhile.
 */
final class StatusPublisher {

    private final SearchIndex index = new SearchIndex();
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
        written = status;
        write(state.projection(state.nextRev()));
    }

    private void write(StatusProjection status) {
        try {
            Activities.recordsNearby().project(status);
        } catch (ActivityFailure databaseAway) {
            underWay = Async.procedure(Activities.records("write " + status.phase() + " down")::project, status);
        }
    }

    /** The database has answered again, and there may be news for it. */
    boolean mayGoOn() {
        return underWay != null && underWay.isCompleted();
    }

    boolean isIdle() {
        return underWay == null;
    }
}
