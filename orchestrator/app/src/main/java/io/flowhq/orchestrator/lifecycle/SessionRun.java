package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.session.SessionActivities;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionEnded;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;

/** One {@code runSession} under way. */
final class SessionRun {

    /** To whom it was given. */
    enum Offer {
        TO_ALL,
        TO_LAST_HOST,
        /** To the host of a browser that is believed alive, under the epoch that browser has. */
        TO_ADOPT
    }

    private final Offer offer;
    private final CancellationScope scope;
    private final Promise<SessionEnded> end;
    private boolean workerRestarted;

    @SuppressWarnings("NullAway.Init")
    private SessionRun(Offer offer, SessionActivities sessionActivities, SessionAssignment assignment) {
        this.offer = offer;
        Holder started = new Holder();
        scope = Workflow.newDetachedCancellationScope(() ->
                started.end = WorkflowWaits.unattended(Async.function(sessionActivities::runSession, assignment)));
        scope.run();
        end = started.end;
    }

    static SessionRun start(Offer offer, SessionActivities sessionActivities, SessionAssignment assignment) {
        return new SessionRun(offer, sessionActivities, assignment);
    }

    Offer offer() {
        return offer;
    }

    /** Its worker died with it and is back; Temporal learns that only when heartbeats are missing. */
    void workerRestarted() {
        workerRestarted = true;
    }

    boolean isOver() {
        return workerRestarted || end.isCompleted();
    }

    /** Only of a run that {@link #isOver()}. */
    SessionRunResult ending() {
        if (!end.isCompleted()) {
            return new SessionRunResult.WorkerRestarted();
        }
        RuntimeException failure = end.getFailure();
        return failure == null ? new SessionRunResult.Reported(end.get()) : SessionRunResult.of(failure);
    }

    /** Withdraws an offer nobody took; a worker that took it learns with one of its next heartbeats. */
    void cancel() {
        if (!isOver()) {
            scope.cancel("the workflow gives up the session");
        }
    }

    @SuppressWarnings("NullAway.Init")
    private static final class Holder {
        Promise<SessionEnded> end;
    }
}
