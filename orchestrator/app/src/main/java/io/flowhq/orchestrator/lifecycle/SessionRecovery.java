package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.BackOff;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.LifecycleEvent;
import io.flowhq.contract.lifecycle.RecoveryDecision;
import io.flowhq.contract.lifecycle.RecoveryRule;
import io.flowhq.contract.lifecycle.SessionRunState;
import io.flowhq.contract.lifecycle.TenantRecord;
import io.flowhq.contract.session.SessionEnded;
import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.orchestrator.lifecycle.SessionStarter.Where;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What follows when a session ends without having been asked to: {@link RecoveryRule} decides, this carries it out. */
final class SessionRecovery {

    private static final int UNDELAYED_RECOVERIES = 3;
    private static final int MAX_FAILURES_ON_HOST = 2;
    /** A minute after a session was opened, plus the heartbeat timeout after which its worker's loss is known. */
    private static final EarlyLoss EARLY_LOSS = new EarlyLoss(Duration.ofSeconds(90), 2);
    /** A minute after a session was opened: a worker that is back says at once that it was gone. Whoever kills workers is soon done. */
    private static final EarlyLoss EARLY_RESTART = new EarlyLoss(Duration.ofSeconds(60), 5);

    /**
     * When a session itself may be what ends its worker.
     *
     * @param within how soon after it was opened
     * @param undelayed how often in a row that is put down to chance
     */
    private record EarlyLoss(Duration within, int undelayed) {}

    private final TenantState state;
    private final SessionStarter starter;
    private final BackOff backOff;
    private boolean byFault;

    SessionRecovery(TenantState state, SessionStarter starter, BackOff backOff) {
        this.state = state;
        this.starter = starter;
        this.backOff = backOff;
    }

    /** Decides by how the run, which is over, has ended. */
    void from(SessionRun over) {
        byFault = !WorkflowVersions.RECOVERY_BY_FAULT.isAbsent();
        SessionRunState ended = state.session();
        WorkerId host = state.worker();
        starter.ended();
        switch (over.ending()) {
            case SessionRunResult.NotTaken e
            when over.offer() == SessionRun.Offer.TO_LAST_HOST -> {
                state.raiseEpoch();
                starter.offerToAll();
            }
            case SessionRunResult.NotTaken e ->
                immediately(
                        Where.ANYWHERE, host == null ? "No worker took it." : "Worker " + host + " does not answer.");
            case SessionRunResult.WorkerLost e
            when host == null -> {
                starter.expectLostOffer();
                afterLoss(ended, EARLY_LOSS, Where.ANYWHERE, "The worker that took it was lost.");
            }
            case SessionRunResult.WorkerLost e ->
                afterLoss(ended, EARLY_LOSS, Where.BACK_WHERE_IT_WAS, "Worker " + host + " was lost.");
            case SessionRunResult.WorkerRestarted e ->
                afterLoss(ended, EARLY_RESTART, Where.BACK_WHERE_IT_WAS, "Worker " + host + " died and is back.");
            case SessionRunResult.WorkerLeft e -> immediately(Where.ANYWHERE, "Worker " + host + " was shut down.");
            case SessionRunResult.Broken broken -> afterBackOff(broken.cause());
            case SessionRunResult.Reported reported -> from(reported.end());
        }
    }

    private void from(SessionEnded end) {
        String cause = end.detail() == null ? end.outcome().name() : end.outcome() + ": " + end.detail();
        switch (RecoveryRule.of(end.outcome()).decision()) {
            case RecoveryDecision.Immediately decision -> {
                boolean superseded = end.outcome() == SessionOutcome.LEASE_LOST && readNewestEpoch();
                if (!state.isStopping()) {
                    immediately(place(decision.where(), end, superseded), cause);
                }
            }
            case RecoveryDecision.AfterBackOff decision -> afterBackOff(cause);
            case RecoveryDecision.UntilReachable decision -> untilReachable(cause);
            case RecoveryDecision.Fail decision -> {
                state.recordError(cause);
                state.apply(new LifecycleEvent.SessionFailed(decision.reason()));
            }
        }
    }

    private Where place(RecoveryDecision.Where where, SessionEnded end, boolean superseded) {
        boolean anywhere = switch (where) {
            case LAST_HOST_FIRST -> false;
            case ANYWHERE -> true;
            case ANYWHERE_WITH_SNAPSHOT -> end.movable() || !byFault;
            case ANYWHERE_WHEN_SUPERSEDED -> superseded || !byFault;
        };
        return anywhere ? Where.ANYWHERE : Where.LAST_HOST_FIRST;
    }

    /**
     * Another epoch may own the session; only a newer one than that can take it back.
     *
     * @return whether one does
     */
    private boolean readNewestEpoch() {
        Promise<TenantRecord> known = Async.function(ActivityStubs.records("read the epoch")::load, state.tenant());
        Workflow.await(() -> known.isCompleted() || state.isStopping());
        if (!known.isCompleted() || known.getFailure() != null) {
            return false;
        }
        boolean superseded = known.get().epoch().compareTo(state.epoch()) > 0;
        state.raiseEpochTo(known.get().epoch());
        return superseded;
    }

    /** Not counted, yet slowed down when it happens again and again. */
    private void immediately(Where where, String cause) {
        reopen(cause);
        int recoveries = state.countImmediateRecovery();
        state.scheduleNextTry(delayAfter(UNDELAYED_RECOVERIES, recoveries));
        starter.next(where);
    }

    /**
     * Without delay however often workers are lost, unless the session itself may be what ends them: each of the last
     * ones was lost just after it had opened this session.
     */
    private void afterLoss(@Nullable SessionRunState ended, EarlyLoss early, Where where, String cause) {
        if (!byFault) {
            immediately(where, cause);
            return;
        }
        reopen(cause);
        state.scheduleNextTry(delayAfter(early.undelayed(), state.countWorkerLoss(ended, early.within())));
        starter.next(where);
    }

    private void untilReachable(String cause) {
        reopen(cause);
        state.scheduleNextTry(backOff.delayBefore(state.countUnreachable()));
        starter.next(lastHostUnlessItFailsAgain());
    }

    /** For histories in which the workflow had a deadline of its own for a page to be ready. */
    void afterReadyTimeout() {
        byFault = false;
        afterBackOff("The page was not ready in time.");
    }

    private void afterBackOff(String cause) {
        reopen(cause); // leaves RUNNING first, so that a long run resets the counters before this failure is counted
        int attempt = state.countFailure();
        if (backOff.exhaustedBy(attempt)) {
            state.apply(new LifecycleEvent.SessionFailed(ErrorReason.RECOVERY_EXHAUSTED));
            return;
        }
        state.apply(new LifecycleEvent.SessionLost(attempt));
        state.scheduleNextTry(backOff.delayBefore(attempt));
        starter.next(lastHostUnlessItFailsAgain());
    }

    private void reopen(String cause) {
        state.recordError(cause);
        state.apply(new LifecycleEvent.SessionLost(0));
    }

    private Where lastHostUnlessItFailsAgain() {
        return byFault && state.countFailureOnHost() >= MAX_FAILURES_ON_HOST ? Where.ANYWHERE : Where.LAST_HOST_FIRST;
    }

    private Duration delayAfter(int undelayed, int recoveries) {
        return recoveries <= undelayed ? Duration.ZERO : backOff.delayBefore(recoveries - undelayed);
    }
}
