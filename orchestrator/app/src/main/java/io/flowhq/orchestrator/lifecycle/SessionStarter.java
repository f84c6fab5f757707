package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.lifecycle.SessionRunState;
import io.flowhq.contract.session.HostActivities;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
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

    private static final Duration HOST_OFFER_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration OFFER_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LOST_OFFER_TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_LOST_OFFERS = 2;

    /** Where the next browser is opened. */
    enum Where {
        /** On the worker that seems lost, if it answers a ping. */
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

    /** A hanging worker may lose what is offered to all with the poll it left behind: such an offer is repeated. */
    void expectLostOffer() {
        offersToRepeat = MAX_LOST_OFFERS;
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
            askThenOffer(host);
        }
    }

    /**
     * A worker whose heartbeats stopped has died, hangs, or was only cut off. Its answer to a ping says which: a session
     * that answers is alive and is adopted, a worker without one opens a new browser, and no answer means elsewhere.
     */
    private void askThenOffer(WorkerId host) {
        Promise<Void> answer = ping(host);
        Workflow.await(() -> answer.isCompleted() || state.isStopping());
        if (state.isStopping()) {
            return;
        }
        RuntimeException failure = answer.getFailure();
        if (failure == null && !state.isRecoveringRepeatedly()) {
            offerTo(host);
        } else if (failure == null || isSessionGone(failure)) {
            state.raiseEpoch();
            offerTo(host);
        } else {
            state.raiseEpoch();
            expectLostOffer();
            offerToAll();
        }
    }

    private Promise<Void> ping(WorkerId host) {
        HostActivities activities = ActivityStubs.hostBriefly(host);
        return WorkflowVersions.HOST_IS_PINGED.isAbsent()
                ? PauseNotifier.send(state, activities)
                : WorkflowWaits.unattended(Async.procedure(activities::ping, state.assignment()));
    }

    private void offerTo(WorkerId host) {
        state.sessionOffered();
        run = SessionRun.start(
                SessionRun.Offer.TO_LAST_HOST,
                ActivityStubs.sessionsOn(host, HOST_OFFER_TIMEOUT, state.epoch()),
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
                ActivityStubs.sessionsOn(host, HOST_OFFER_TIMEOUT, state.epoch()),
                state.assignment());
    }

    /** Until when somebody should have taken the offer; null when it is meant for one worker, which has its own limit. */
    @Nullable
    Instant offerDeadline(SessionRunState session) {
        return run != null && run.offer() == SessionRun.Offer.TO_ALL
                ? session.offeredAt().plus(offersToRepeat > 0 ? LOST_OFFER_TIMEOUT : OFFER_TIMEOUT)
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
