package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.WorkerId;
import io.flowhq.contract.session.HostActivities;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import org.jspecify.annotations.Nullable;

/** Lets the running session know whether the bot is paused, also when that was asked before there was one to tell. */
final class PauseNotifier {

    private final TenantState state;
    private @Nullable Promise<Void> onItsWay;

    PauseNotifier(TenantState state) {
        this.state = state;
    }

    void tell() {
        WorkerId host = state.worker();
        if (host != null && isDue()) {
            state.silenceTold();
            onItsWay = tell(state, ActivityStubs.hostInsistently(host));
        }
    }

    /** There is something to say, somebody to say it to, and nothing said before that is still under way. */
    boolean isDue() {
        return state.silenceUntold() && state.worker() != null && !isOnItsWay();
    }

    boolean isDone() {
        return !state.silenceUntold() && !isOnItsWay();
    }

    private boolean isOnItsWay() {
        return onItsWay != null && !onItsWay.isCompleted();
    }

    static Promise<Void> tell(TenantState state, HostActivities host) {
        return WorkflowWaits.unattended(
                state.silenced()
                        ? Async.procedure(host::pause, state.assignment())
                        : Async.procedure(host::resume, state.assignment()));
    }
}
