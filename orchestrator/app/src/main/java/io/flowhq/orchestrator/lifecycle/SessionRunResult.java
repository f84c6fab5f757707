package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.session.SessionEnded;
import io.temporal.client.ActivityWorkerShutdownException;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TimeoutFailure;
import org.jspecify.annotations.Nullable;

/** How a {@code runSession} came to its end. */
sealed interface SessionRunResult {

    /** The session said itself how it ended. */
    record Reported(SessionEnded end) implements SessionRunResult {}

    /** Its heartbeats stopped: process, machine or network. */
    record WorkerLost() implements SessionRunResult {}

    /** Its process died and another has begun in its place. */
    record WorkerRestarted() implements SessionRunResult {}

    /** Its worker was shut down without ending it first. */
    record WorkerLeft() implements SessionRunResult {}

    /** The worker it was meant for did not take it. */
    record NotTaken() implements SessionRunResult {}

    /** Anything unexpected. */
    record Broken(String cause) implements SessionRunResult {}

    static SessionRunResult of(RuntimeException failure) {
        @Nullable Throwable cause = failure instanceof ActivityFailure ? failure.getCause() : failure;
        return switch (cause) {
            case TimeoutFailure timeout -> of(timeout);
            case ApplicationFailure application -> of(application);
            case CanceledFailure canceled -> new Broken("The session was cancelled from outside.");
            case null, default -> new Broken("The session failed: " + cause);
        };
    }

    private static SessionRunResult of(TimeoutFailure timeout) {
        return switch (timeout.getTimeoutType()) {
            case TIMEOUT_TYPE_HEARTBEAT -> new WorkerLost();
            case TIMEOUT_TYPE_SCHEDULE_TO_START -> new NotTaken();
            default -> new Broken("The session ran into " + timeout.getTimeoutType() + ".");
        };
    }

    private static SessionRunResult of(ApplicationFailure failure) {
        if (failure.getType().equals(FailureTypes.NO_ROOM)) {
            return new NotTaken();
        }
        if (failure.getType().equals(FailureTypes.WORKER_GONE)
                || failure.getType().equals(ActivityWorkerShutdownException.class.getName())) {
            return new WorkerLeft();
        }
        return new Broken("The session failed: " + failure.getOriginalMessage());
    }
}
