package io.flowhq.client;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.Command;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.CommandUpdates;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.UpdateWorkflowExecutionLifecycleStage;
import io.temporal.api.update.v1.UpdateRef;
import io.temporal.api.update.v1.WaitPolicy;
import io.temporal.api.workflowservice.v1.PollWorkflowExecutionUpdateRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateTimeoutOrCancelledException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Carries commands to the workflows of tenants as updates, and waits no longer than the patience it was given.
 *
 * <p>An update goes through three moments. Until it is <em>accepted</em> nothing has happened: a caller that gave up by
 * then is told so, and the command's own expiry keeps an orchestrator that comes back from carrying it out later. From
 * its acceptance on it is durable and will be carried out; when its answer takes longer than the patience left, the
 * caller gets an empty answer, which means "taken". An update id is the request id, so a command that is given again
 * under the same id attaches itself to the first.
 */
final class LifecycleUpdates {

    private static final Duration LAST_LOOK = Duration.ofSeconds(1);
    private static final Duration RESEND_INTERVAL = Duration.ofMillis(200);
    private static final UpdateWorkflowExecutionLifecycleStage ACCEPTED =
            UpdateWorkflowExecutionLifecycleStage.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_ACCEPTED;

    private final WorkflowClient temporal;
    private final CommandUpdates updates;

    LifecycleUpdates(WorkflowClient temporal, Duration timeout) {
        this.temporal = temporal;
        this.updates = new CommandUpdates(temporal, timeout);
    }

    Duration patience() {
        return updates.timeout();
    }

    /**
     * To the workflow that is there.
     *
     * @return empty when the command was taken and its answer is still to come
     */
    Optional<CommandResult> send(CommandKind kind, TenantId tenant, Command command) {
        return answered(tenant, command, () -> updates.send(kind, tenant, command));
    }

    /**
     * To the workflow that is there, or else to one that is started for it. When the first task of a new workflow fails, as
     * it may on a busy host, Temporal (1.29) tries it again and forgets the update that came with the start: it is sent
     * again, under the same id.
     *
     * @return empty when the command was taken and its answer is still to come
     */
    Optional<CommandResult> sendStarting(CommandKind kind, TenantId tenant, Command command) {
        long begun = System.nanoTime();
        while (true) {
            try {
                return answered(tenant, command, () -> updates.sendStarting(kind, tenant, command));
            } catch (WorkflowException | StatusRuntimeException lost) {
                long spent = System.nanoTime() - begun;
                if (CommandDispatcher.code(lost) != Status.Code.NOT_FOUND
                        || spent > updates.timeout().toNanos()) {
                    throw lost;
                }
                LockSupport.parkNanos(RESEND_INTERVAL.toNanos());
            }
        }
    }

    private Optional<CommandResult> answered(
            TenantId tenant, Command command, Supplier<WorkflowUpdateHandle<CommandResult>> send) {
        long begun = System.nanoTime();
        WorkflowUpdateHandle<CommandResult> handle;
        try {
            handle = send.get();
        } catch (WorkflowServiceException unanswered) {
            if (!wasAccepted(tenant, command)) {
                throw unanswered;
            }
            handle = temporal.newUntypedWorkflowStub(tenant.workflowId())
                    .getUpdateHandle(command.request().value(), CommandResult.class);
        }
        Duration left = updates.timeout().minusNanos(System.nanoTime() - begun);
        Duration wait = left.compareTo(LAST_LOOK) < 0 ? LAST_LOOK : left;
        try {
            return Optional.of(handle.getResult(wait.toMillis(), TimeUnit.MILLISECONDS));
        } catch (WorkflowUpdateTimeoutOrCancelledException stillAtWork) {
            return Optional.empty();
        }
    }

    /** A command may be taken in the very moment in which patience ends, or its acceptance be lost on the way back. */
    private boolean wasAccepted(TenantId tenant, Command command) {
        try {
            return temporal.getWorkflowServiceStubs()
                            .blockingStub()
                            .withDeadlineAfter(LAST_LOOK.toNanos(), TimeUnit.NANOSECONDS)
                            .pollWorkflowExecutionUpdate(PollWorkflowExecutionUpdateRequest.newBuilder()
                                    .setNamespace(temporal.getOptions().getNamespace())
                                    .setUpdateRef(UpdateRef.newBuilder()
                                            .setUpdateId(command.request().value())
                                            .setWorkflowExecution(WorkflowExecution.newBuilder()
                                                    .setWorkflowId(tenant.workflowId())))
                                    .setWaitPolicy(WaitPolicy.newBuilder().setLifecycleStage(ACCEPTED))
                                    .build())
                            .getStage()
                            .getNumber()
                    >= ACCEPTED.getNumber();
        } catch (StatusRuntimeException unknown) {
            return false;
        }
    }
}
