package io.flowhq.orchestrator.relay;

import io.flowhq.contract.lifecycle.Command;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.CommandUpdates;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.store.lifecycle.CommandOutbox;
import io.flowhq.store.lifecycle.OutboxCommand;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateTimeoutOrCancelledException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends one command of the outbox to its tenant's workflow, which is started for it when there is none. The request id
 * is the update's id: sent twice, a command is done once. It leaves the outbox only when it is done or refused.
 */
@Component
class OutboxDispatcher {

    static final Duration ACCEPT_TIMEOUT = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(OutboxDispatcher.class);
    private static final Duration MAX_RETRY_DELAY = Duration.ofMinutes(1);

    private final CommandUpdates updates;
    private final CommandOutbox outbox;

    OutboxDispatcher(WorkflowClient temporal, CommandOutbox outbox) {
        this.updates = new CommandUpdates(temporal, ACCEPT_TIMEOUT);
        this.outbox = outbox;
    }

    void deliver(OutboxCommand command) {
        try {
            answer(updates.sendStarting(
                    command.kind(), command.tenant(), new Command(command.request(), command.by())));
            outbox.done(command.request());
        } catch (WorkflowUpdateException failed) {
            outbox.refused(command.request(), describe(failed));
        } catch (WorkflowServiceException | StatusRuntimeException undelivered) {
            log.debug("{} of tenant {} waits", command.kind(), command.tenant(), undelivered);
            outbox.postpone(command.request(), pauseAfter(command.attempts()));
        }
    }

    private static void answer(WorkflowUpdateHandle<CommandResult> sent) {
        try {
            sent.getResult(ACCEPT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (WorkflowUpdateTimeoutOrCancelledException stillAtWork) {
            log.debug("Update {} is being carried out", sent.getId());
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
