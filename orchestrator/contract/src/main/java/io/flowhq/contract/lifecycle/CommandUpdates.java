package io.flowhq.contract.lifecycle;

import io.flowhq.contract.TenantId;
import io.grpc.Context;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Commands as updates of a tenant's workflow, each under its request id, accepted within a timeout or not sent. The SDK
 * (1.38.0) would go on asking for a minute; the deadline of the call's gRPC context ends it earlier. Any thread.
 */
public final class CommandUpdates {

    private final WorkflowClient temporal;
    private final Duration timeout;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("update-deadlines").factory());

    public CommandUpdates(WorkflowClient temporal, Duration timeout) {
        this.temporal = temporal;
        this.timeout = timeout;
    }

    public Duration timeout() {
        return timeout;
    }

    /**
     * To the workflow that is there.
     *
     * @return once the update is accepted: from then on it is part of the history and will be carried out
     */
    public WorkflowUpdateHandle<CommandResult> send(CommandKind kind, TenantId tenant, Command command) {
        TenantLifecycle workflow = temporal.newWorkflowStub(TenantLifecycle.class, tenant.workflowId());
        return withDeadline(() ->
                WorkflowClient.startUpdate(TenantLifecycleStubs.update(workflow, kind), command, options(command)));
    }

    /** As {@link #send}, to the workflow that is there, or else to one that is started for it. */
    public WorkflowUpdateHandle<CommandResult> sendStarting(CommandKind kind, TenantId tenant, Command command) {
        TenantLifecycle workflow = TenantLifecycleStubs.begin(temporal, tenant);
        return withDeadline(() -> WorkflowClient.startUpdateWithStart(
                TenantLifecycleStubs.update(workflow, kind),
                command,
                options(command),
                new WithStartWorkflowOperation<>(workflow::live, TenantLifecycleInput.of(tenant))));
    }

    private <T> T withDeadline(Supplier<T> call) {
        Context.CancellableContext context =
                Context.current().withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS, deadlines);
        Context before = context.attach();
        try {
            return call.get();
        } finally {
            context.detach(before);
            context.cancel(null);
        }
    }

    private static UpdateOptions<CommandResult> options(Command command) {
        return UpdateOptions.newBuilder(CommandResult.class)
                .setUpdateId(command.request().value())
                .setWaitForStage(WorkflowUpdateStage.ACCEPTED)
                .build();
    }
}
