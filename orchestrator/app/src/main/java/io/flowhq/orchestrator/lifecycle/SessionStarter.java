package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.lifecycle.SessionRunState;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Gives the tenant's session to a bot-worker: to the one it ran on, whose disk has its profile, or to whichever has room.
 * Every new browser gets an epoch of its own.
 */
final class SessionStarter {

    private static final Duration HOST_PATIENCE = Duration.ofSeconds(15);
    private static final Duration UNTIL_NO_SLOT = Duration.ofSeconds(10);
    private static final Duration UNTIL_SWALLOWED = Duration.ofSeconds(5);
    private static final int SWALLOWING_POLLS = 2;

    /** Where the next browser is opened. */
    enum Where {
        /** On the worker that seems lost, should it be back or never have been gone: it is asked first. */
        BACK_WHERE_IT_WAS,
        LAST_HOST_FIRST,
        ANYWHERE
    }

    private final TenantState state;
    private @Nullable SessionRun run;
    private Where where = Where.LAST_HOST_FIRST;
    private int offersToRepeat;

    SessionStarter(TenantState state) {
        this.state = state;
    }

    /** The {@code runSession} under way, null when there is none. */
    @Nullable
    SessionRun run() {
        return run;
    }

    void next(Where place) {
        where = place;
    }

    /** A worker that hangs may swallow what is offered to all with the poll it left behind: such an offer is repeated. */
    void bewareOfSwallowing() {
        offersToRepeat = SWALLOWING_POLLS;
    }

    void open() {
        WorkerId host = state.lastWorker();
        if (where == Where.ANYWHERE || host == null) {
            state.raiseEpoch();
            offerToAll();
        } else if (where == Where.LAST_HOST_FIRST) {
            state.raiseEpoch();
            offerTo(host);
        } else {
            goBackTo(host);
        }
    }

    /**
     * A worker whose heartbeats stopped has died, hangs, or was only cut off. Asked for something harmless it tells
     * which: a session that hears it is alive and is adopted, a worker without one opens a new browser, and silence
     * means elsewhere.
     */
    private void goBackTo(WorkerId host) {
        Promise<Void> knock = PauseNotifier.tell(state, ActivityStubs.hostBriefly(host));
        Workflow.await(() -> knock.isCompleted() || state.isStopping());
        if (state.isStopping()) {
            return;
        }
        RuntimeException failure = knock.getFailure();
        if (failure == null && !state.isHurried()) {
            offerTo(host);
        } else if (failure == null || isSessionGone(failure)) {
            state.raiseEpoch();
            offerTo(host);
        } else {
            state.raiseEpoch();
            bewareOfSwallowing();
            offerToAll();
        }
    }

    private void offerTo(WorkerId host) {
        state.sessionOffered();
        run = SessionRun.start(
                SessionRun.Offer.TO_LAST_HOST,
                ActivityStubs.sessionsOn(host, HOST_PATIENCE, state.epoch()),
                state.assignment());
    }

    void offerToAll() {
        state.sessionOffered();
        run = SessionRun.start(SessionRun.Offer.TO_ALL, ActivityStubs.sessions(state.epoch()), state.assignment());
    }

    /** After a fresh history began under a live session: its browser is taken over where it is. */
    void adopt() {
        WorkerId host = state.worker();
        if (host == null) {
            state.sessionEnded();
            return;
        }
        run = SessionRun.start(
                SessionRun.Offer.TO_ADOPT,
                ActivityStubs.sessionsOn(host, HOST_PATIENCE, state.epoch()),
                state.assignment());
    }

    /** Until when somebody should have taken the offer; null when it is meant for one worker, which has its own limit. */
    @Nullable
    Instant takenBy(SessionRunState session) {
        return run != null && run.offer() == SessionRun.Offer.TO_ALL
                ? session.offeredAt().plus(offersToRepeat > 0 ? UNTIL_SWALLOWED : UNTIL_NO_SLOT)
                : null;
    }

    /** @return false when the offer has been repeated often enough, and stands */
    boolean repeatOffer() {
        if (offersToRepeat == 0) {
            return false;
        }
        offersToRepeat--;
        if (run != null) {
            run.cancel();
        }
        state.raiseEpoch();
        offerToAll();
        return true;
    }

    /** Nothing is under way any more. */
    void ended() {
        run = null;
        state.sessionEnded();
    }

    private static boolean isSessionGone(RuntimeException failure) {
        return failure.getCause() instanceof ApplicationFailure cause
                && cause.getType().equals(FailureTypes.SESSION_GONE);
    }
}
