package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.WorkerId;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;

/** Forgetting a session, and a tenant. A worker that does not answer keeps neither from happening. */
final class TenantDataRemoval {

    private final TenantState state;

    TenantDataRemoval(TenantState state) {
        this.state = state;
    }

    void forgetSession() {
        forgetProfile();
        ActivityStubs.records("forget the session").forgetSession(state.tenant());
    }

    void deleteTenant() {
        forgetProfile();
        ActivityStubs.records("delete the tenant").delete(state.tenant());
    }

    private void forgetProfile() {
        WorkerId host = state.lastWorker();
        if (host != null) {
            Promise<Void> forgotten = Async.procedure(
                    ActivityStubs.host(host, "forget the profile")::forgetSessionData, state.assignment());
            WorkflowWaits.unattended(forgotten);
            Workflow.await(forgotten::isCompleted);
        }
    }
}
