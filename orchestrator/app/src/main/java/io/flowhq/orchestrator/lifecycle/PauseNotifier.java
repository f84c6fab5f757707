package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.WorkerId;
import io.flowhq.contract.session.HostActivities;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import org.jspecify.annotations.Nullable;

/**
 * The activities by which older code passed a pause on to the session, for histories that it wrote. Since then a session
 * reads the pause from the tenant's row, and nothing is sent. It can go once every workflow has continued as new.
 */
final class PauseNotifier {

    private final TenantState state;
    private @Nullable Promise<Void> underWay;

    PauseNotifier(TenantState state) {
        this.state = state;
    }

    /** To be called when a pause or resume is taken. */
    static void expectIfReplayed(TenantState state) {
        if (WorkflowVersions.PAUSE_IS_READ_FROM_THE_ROW.isAbsent()) {
            state.setPauseUnsent(state.session() != null);
        }
    }

    void send() {
        WorkerId host = state.worker();
        if (host != null && isDue()) {
            state.setPauseUnsent(false);
            underWay = send(state, ActivityStubs.hostInsistently(host));
        }
    }

    boolean isDue() {
        return state.isPauseUnsent() && state.worker() != null && !isUnderWay();
    }

    boolean isDone() {
        return !state.isPauseUnsent() && !isUnderWay();
    }

    private boolean isUnderWay() {
        return underWay != null && !underWay.isCompleted();
    }

    static Promise<Void> send(TenantState state, HostActivities host) {
        return WorkflowWaits.unattended(
                state.silenced()
                        ? Async.procedure(host::pause, state.assignment())
                        : Async.procedure(host::resume, state.assignment()));
    }
}
