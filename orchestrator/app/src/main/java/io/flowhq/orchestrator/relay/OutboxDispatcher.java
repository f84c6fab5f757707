package io.flowhq.orchestrator.relay;

import io.flowhq.contract.lifecycle.Command;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.lifecycle.TenantLifecycle;
import io.flowhq.contract.lifecycle.TenantLifecycleInput;
import io.flowhq.contract.lifecycle.TenantLifecycleStubs;
import io.flowhq.store.lifecycle.CommandOutbox;
import io.flowhq.store.lifecycle.OutboxCommand;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.client.WorkflowUpdateTimeoutOrCancelledException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries one command of the outbox to its tenant's workflow, which is started for it when there is none. The request id
 * is the update's id: carried twice, a command is done once. It leaves the outbox only when it is done or refused.
 */
@Component
class OutboxDispatcher {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(OutboxDispatcher.class);
    private static final Duration MAX_RETRY_DELAY = Duration.ofMinutes(1);

    private final WorkflowClient temporal;
    private final CommandOutbox outbox;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("delivery-deadlines").factory());

    OutboxDispatcher(WorkflowClient temporal, CommandOutbox outbox) {
        this.temporal = temporal;
        this.outbox = outbox;
    }

    void deliver(OutboxCommand command) {
        try {
            answer(send(command));
            outbox.done(command.request());
        } catch (WorkflowUpdateException failed) {
            outbox.refused(command.request(), describe(failed));
        } catch (WorkflowServiceException | StatusRuntimeException undelivered) {
            log.debug("{} of tenant {} waits", command.kind(), command.tenant(), undelivered);
            outbox.postpone(command.request(), pauseAfter(command.attempts()));
        }
    }

    /** Once it is accepted it is part of the workflow's history and will be carried out. */
    private WorkflowUpdateHandle<CommandResult> send(OutboxCommand command) {
        TenantLifecycle workflow = TenantLifecycleStubs.begin(temporal, command.tenant());
        Context.CancellableContext context =
                Context.current().withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS, deadlines);
        Context before = context.attach();
        try {
            return WorkflowClient.startUpdateWithStart(
                    TenantLifecycleStubs.update(workflow, command.kind()),
                    new Command(command.request(), command.by()),
                    UpdateOptions.newBuilder(CommandResult.class)
                            .setUpdateId(command.request().value())
                            .setWaitForStage(WorkflowUpdateStage.ACCEPTED)
                            .build(),
                    new WithStartWorkflowOperation<>(workflow::live, TenantLifecycleInput.of(command.tenant())));
        } finally {
            context.detach(before);
            context.cancel(null);
        }
    }

    private static void answer(WorkflowUpdateHandle<CommandResult> sent) {
        try {
            sent.getResult(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (WorkflowUpdateTimeoutOrCancelledException stillAtWork) {
            log.debug("update {} is being carried out", sent.getId());
        }
    }

    private static String describe(WorkflowUpdateException failed) {
        for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ApplicationFailure failure && failure.getType().equals(FailureTypes.COMMAND_REFUSED)) {
                return failure.getOriginalMessage();
            }
        }
        return String.valueOf(
                failed.getCause() == null
                        ? failed.getMessage()
                        : failed.getCause().getMessage());
    }

    private static Duration pauseAfter(int attempts) {
        Duration pause = Duration.ofSeconds(1L << Math.min(attempts, 6));
        return pause.compareTo(MAX_RETRY_DELAY) < 0 ? pause : MAX_RETRY_DELAY;
    }
}
