package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.BackOff;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.LifecycleEvent;
import io.flowhq.contract.lifecycle.RecoveryDecision;
import io.flowhq.contract.lifecycle.RecoveryRule;
import io.flowhq.contract.lifecycle.TenantRecord;
import io.flowhq.contract.session.SessionEnded;
import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.orchestrator.lifecycle.SessionStarter.Where;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** What follows when a session ends without having been asked to: at once, after a back-off, or not at all. */
final class SessionRecovery {

    private static final int HURRIED_FREELY = 3;

    private final TenantState state;
    private final SessionStarter opening;
    private final BackOff backOff;

    SessionRecovery(TenantState state, SessionStarter opening, BackOff backOff) {
        this.state = state;
        this.opening = opening;
        this.backOff = backOff;
    }

    /** Decides by how the run, which is over, has ended. */
    void from(SessionRun over) {
        WorkerId host = state.worker();
        opening.ended();
        switch (over.ending()) {
            case SessionRunResult.NotTaken e
            when over.offer() == SessionRun.Offer.TO_LAST_HOST -> {
                state.raiseEpoch();
                opening.offerToAll();
            }
            case SessionRunResult.NotTaken e ->
                atOnce(Where.ANYWHERE, host == null ? "No worker took it." : "Worker " + host + " does not answer.");
            case SessionRunResult.WorkerLost e
            when host == null -> {
                opening.bewareOfSwallowing();
                atOnce(Where.ANYWHERE, "The worker that took it was lost.");
            }
            case SessionRunResult.WorkerLost e -> atOnce(Where.BACK_WHERE_IT_WAS, "Worker " + host + " was lost.");
            case SessionRunResult.WorkerLeft e -> atOnce(Where.ANYWHERE, "Worker " + host + " was shut down.");
            case SessionRunResult.Broken broken -> afterBackOff(broken.cause());
            case SessionRunResult.Reported reported -> from(reported.end());
        }
    }

    private void from(SessionEnded end) {
        String cause = end.detail() == null ? end.outcome().name() : end.outcome() + ": " + end.detail();
        switch (RecoveryRule.of(end.outcome()).decision()) {
            case RecoveryDecision.Immediately cure -> {
                if (end.outcome() == SessionOutcome.LEASE_LOST) {
                    learnNewestEpoch();
                }
                if (!state.isStopping()) {
                    atOnce(
                            cure.where() == RecoveryDecision.Where.LAST_HOST_FIRST
                                    ? Where.LAST_HOST_FIRST
                                    : Where.ANYWHERE,
                            cause);
                }
            }
            case RecoveryDecision.AfterBackOff cure -> afterBackOff(cause);
            case RecoveryDecision.UntilReachable cure -> atOnce(Where.LAST_HOST_FIRST, cause);
            case RecoveryDecision.Fail cure -> {
                state.blame(cause);
                state.apply(new LifecycleEvent.SessionParked(cure.reason()));
            }
        }
    }

    /** Another epoch may own the session; only a newer one than that can take it back. */
    private void learnNewestEpoch() {
        Promise<TenantRecord> known = Async.function(ActivityStubs.records("read the epoch")::load, state.tenant());
        Workflow.await(() -> known.isCompleted() || state.isStopping());
        if (known.isCompleted() && known.getFailure() == null) {
            state.raiseEpochTo(known.get().epoch());
        }
    }

    /** Not counted, yet slowed down when it happens again and again. */
    private void atOnce(Where where, String cause) {
        state.blame(cause);
        state.apply(new LifecycleEvent.SessionLost(0));
        int hurried = state.countHurried();
        state.tryAgainIn(hurried <= HURRIED_FREELY ? Duration.ZERO : backOff.delayBefore(hurried - HURRIED_FREELY));
        opening.next(where);
    }

    void afterBackOff(String cause) {
        state.blame(cause);
        state.apply(new LifecycleEvent.SessionLost(
                0)); // leaves RUNNING first, so that a long run is forgiven before counting
        int attempt = state.countFailure();
        if (backOff.exhaustedBy(attempt)) {
            state.apply(new LifecycleEvent.SessionParked(ErrorReason.RECOVERY_EXHAUSTED));
            return;
        }
        state.apply(new LifecycleEvent.SessionLost(attempt));
        state.tryAgainIn(backOff.delayBefore(attempt));
        opening.next(Where.LAST_HOST_FIRST);
    }
}
