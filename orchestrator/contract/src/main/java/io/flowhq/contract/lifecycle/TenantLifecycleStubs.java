package io.flowhq.contract.lifecycle;

import io.flowhq.contract.TaskQueues;
import io.flowhq.contract.TenantId;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.workflow.Functions.Func1;

/** How a client gets hold of a tenant's {@link TenantLifecycle}. */
public final class TenantLifecycleStubs {

    private TenantLifecycleStubs() {}

    /** To start the workflow with, or to find the one that is there: there is never a second. */
    public static TenantLifecycle begin(WorkflowClient client, TenantId tenant) {
        return client.newWorkflowStub(
                TenantLifecycle.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(tenant.workflowId())
                        .setTaskQueue(TaskQueues.TENANTS)
                        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                        .setStaticSummary("The lifecycle of tenant " + tenant)
                        .build());
    }

    /**
     * Starts the workflow unless it is there: for a tenant whose workflow was lost while its session, or its row, went on.
     * A tenant that is stopped stays so, and one that is gone ends its workflow at once.
     */
    public static void startIfMissing(WorkflowClient client, TenantId tenant) {
        TenantLifecycle workflow = begin(client, tenant);
        WorkflowClient.start(workflow::live, TenantLifecycleInput.of(tenant));
    }

    /** The update that gives the command. */
    public static Func1<Command, CommandResult> update(TenantLifecycle workflow, CommandKind kind) {
        return switch (kind) {
            case START -> workflow::start;
            case STOP -> workflow::stop;
            case RESTART -> workflow::restart;
            case FORCE_RESTART -> workflow::forceRestart;
            case LOGOUT -> workflow::logout;
            case DELETE -> workflow::delete;
            case PAUSE -> workflow::pause;
            case RESUME -> workflow::resume;
            case REQUEST_PAIRING_CODE -> workflow::requestPairingCode;
            case SHOW_NEW_CODE -> workflow::showNewCode;
            case SCREENSHOT -> workflow::screenshot;
        };
    }
}
