package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.BackOff;
import io.flowhq.contract.lifecycle.Closing;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandRules;
import io.flowhq.contract.lifecycle.Cure;
import io.flowhq.contract.lifecycle.Desired;
import io.flowhq.contract.lifecycle.Event;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.lifecycle.OpenSession;
import io.flowhq.contract.lifecycle.Phase;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.Reason;
import io.flowhq.contract.lifecycle.TenantRecord;
import io.flowhq.contract.session.HostCommands;
import io.flowhq.contract.session.SessionEnded;
import io.flowhq.contract.session.SessionOutcome;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The main loop of a tenant's workflow: looks at the state, does what is due, publishes, and sleeps until something
 * changes. Nothing but this runs activities. While a tenant is connected, stopped or parked it sleeps without a timer.
 */
final class Life {

    private static final Duration UNTIL_NO_SLOT = Duration.ofSeconds(10);
    private static final Duration UNTIL_READY = Duration.ofSeconds(90);
    private static final Duration UNTIL_SYNCHRONISED = Duration.ofMinutes(5);
    private static final Duration HOST_PATIENCE = Duration.ofSeconds(15);
    private static final Duration UNTIL_SWALLOWED = Duration.ofSeconds(5);
    private static final int SWALLOWING_POLLS = 2;
    private static final Duration ADOPTION = Duration.ofSeconds(5);
    private static final int HURRIED_FREELY = 3;
    private static final int LONG_HISTORY = 2_000;

    /** Where and as what the next browser is opened. */
    private enum Opening {
        /** The lost worker may be back, or was never gone and its browser is alive: it is asked first. */
        COME_BACK,
        LAST_HOST_FIRST,
        ANYWHERE
    }

    private final TenantState state;
    private final HostOrders orders;
    private final BackOff backOff;
    private final InstantSource clock;
    private final StatusPublisher publisher = new StatusPublisher();

    private @Nullable SessionRun run;
    private Opening opening = Opening.LAST_HOST_FIRST;
    private @Nullable Promise<Void> silenceOnItsWay;
    private boolean asksToMoveOn;
    private int offersToRepeat;

    Life(TenantState state, HostOrders orders, BackOff backOff, InstantSource clock) {
        this.state = state;
        this.orders = orders;
        this.backOff = backOff;
        this.clock = clock;
    }

    void moveOnSoon() {
        asksToMoveOn = true;
    }

    /** Fills the state from PostgreSQL; needed once, when the workflow begins. */
    void begin() {
        try {
            TenantRecord record = Activities.records("read the tenant").load(state.tenant());
            state.recall(record);
        } catch (ActivityFailure gone) {
            state.recallNothing();
        }
    }

    /**
     * Lives until the tenant is deleted or a fresh history is due, which is the difference {@link #state} tells.
     *
     * @param toldToEnd somebody cancelled the workflow; the session is closed first
     */
    void live(BooleanSupplier toldToEnd) {
        while (true) {
            int seen = state.changes();
            if (toldToEnd.getAsBoolean()) {
                windDown();
            }
            orders.carryOut(state.worker(), state.assignment());
            tellSilence();
            step();
            if (state.changes() != seen) {
                continue;
            }
            publisher.publish(state);
            if (isOver(toldToEnd) || mayMoveOn()) {
                return;
            }
            sleep(seen, toldToEnd);
        }
    }

    /** Sees the last commands off, after the life in this history is over. */
    void finish() {
        while (!Workflow.isEveryHandlerFinished()) {
            orders.carryOut(state.worker(), state.assignment());
            Workflow.await(() -> Workflow.isEveryHandlerFinished() || orders.areWaiting());
        }
    }

    private boolean isOver(BooleanSupplier toldToEnd) {
        return switch (state.phase()) {
            case Phase.Deleted p -> true;
            case Phase.New p -> toldToEnd.getAsBoolean();
            case Phase.Stopped p -> toldToEnd.getAsBoolean();
            case Phase.Failed p -> toldToEnd.getAsBoolean();
            default -> false;
        };
    }

    /** A fresh history is due, and nothing is in the air that it could not take over. */
    private boolean mayMoveOn() {
        WorkflowInfo info = Workflow.getInfo();
        boolean due = asksToMoveOn || info.isContinueAsNewSuggested() || info.getHistoryLength() > LONG_HISTORY;
        OpenSession session = state.session();
        boolean adoptable = session == null || session.hosted() && run != null;
        return due && adoptable && publisher.isIdle() && orders.areDone() && silenceIsTold();
    }

    private void sleep(int seen, BooleanSupplier toldToEnd) {
        SessionRun now = run;
        boolean winding = toldToEnd.getAsBoolean();
        BooleanSupplier awake = () -> state.changes() != seen
                || now != null && now.isOver()
                || orders.areWaiting()
                || state.silenceUntold()
                        && state.worker() != null
                        && silenceOnItsWay != null
                        && silenceOnItsWay.isCompleted()
                || publisher.mayGoOn()
                || toldToEnd.getAsBoolean() != winding
                || mayMoveOn();
        Instant deadline = deadline();
        if (deadline == null) {
            Workflow.await(awake::getAsBoolean);
        } else {
            Patience.await(
                    Duration.between(clock.instant(), deadline),
                    "leave " + state.phase().name(),
                    awake);
        }
    }

    /** When the present phase has lasted long enough; null when it may last for ever. */
    private @Nullable Instant deadline() {
        OpenSession session = state.session();
        return switch (state.phase().name()) {
            case STARTING, RECOVERING -> session == null ? state.nextTry() : deadlineOf(session);
            default -> null;
        };
    }

    private @Nullable Instant deadlineOf(OpenSession session) {
        if (session.connectedAt() != null) {
            return null;
        }
        if (session.scannedAt() != null) {
            return session.scannedAt().plus(UNTIL_SYNCHRONISED);
        }
        if (session.hostedAt() != null) {
            return session.hostedAt().plus(UNTIL_READY);
        }
        return run != null && run.offer() == SessionRun.Offer.TO_ALL
                ? session.offeredAt().plus(offersToRepeat > 0 ? UNTIL_SWALLOWED : UNTIL_NO_SLOT)
                : null;
    }

    private void step() {
        switch (state.phase()) {
            case Phase.Provisioning p -> provision();
            case Phase.WaitingForSlot p -> runSession();
            case Phase.Starting p -> runSession();
            case Phase.AwaitingScan p -> runSession();
            case Phase.Running p -> runSession();
            case Phase.Recovering p -> runSession();
            case Phase.Stopping p -> close();
            case Phase.New p -> {}
            case Phase.Stopped p -> {}
            case Phase.Failed p -> {}
            case Phase.Deleted p -> {}
        }
    }

    private void provision() {
        Promise<Void> provisioned = Async.procedure(Activities.provisioning()::provision, state.tenant());
        Workflow.await(() -> provisioned.isCompleted() || isStopping());
        if (isStopping()) {
            return;
        }
        RuntimeException failure = provisioned.getFailure();
        if (failure == null) {
            opening = Opening.LAST_HOST_FIRST;
            state.apply(new Event.TenantProvisioned());
        } else {
            state.blame("The tenant could not be prepared: " + messageOf(failure));
            state.apply(new Event.ProvisioningFailed());
        }
    }

    private void runSession() {
        SessionRun now = run;
        if (now == null) {
            if (state.session() != null) {
                adopt();
            } else if (isDue(state.nextTry())) {
                open();
            }
        } else if (now.isOver()) {
            settle(now);
        } else if (isOverdue()) {
            giveUpWaiting(now);
        }
    }

    private void open() {
        WorkerId host = state.lastWorker();
        if (opening == Opening.ANYWHERE || host == null) {
            state.raiseEpoch();
            offerToAll();
        } else if (opening == Opening.LAST_HOST_FIRST) {
            state.raiseEpoch();
            offerTo(host);
        } else {
            comeBackTo(host);
        }
    }

    /**
     * A worker whose heartbeats stopped has died, hangs, or was only cut off. Asked for something harmless it tells
     * which: a session that hears it is alive and adopted, a worker without one opens a new browser, and silence means
     * elsewhere. A worker that hangs can still swallow what is offered to all with the poll it left behind; such an
     * offer is repeated.
     */
    private void comeBackTo(WorkerId host) {
        Promise<Void> knock = tellSilence(Activities.hostBriefly(host));
        Workflow.await(() -> knock.isCompleted() || isStopping());
        if (isStopping()) {
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
            offersToRepeat = SWALLOWING_POLLS;
            offerToAll();
        }
    }

    private void offerTo(WorkerId host) {
        state.sessionOffered();
        run = SessionRun.start(
                SessionRun.Offer.TO_LAST_HOST,
                Activities.sessionsOn(host, HOST_PATIENCE, state.epoch()),
                state.assignment());
    }

    private void offerToAll() {
        state.sessionOffered();
        run = SessionRun.start(SessionRun.Offer.TO_ALL, Activities.sessions(state.epoch()), state.assignment());
    }

    /** After a fresh history began under a live session: its browser is taken over where it is. */
    private void adopt() {
        WorkerId host = state.worker();
        if (host == null) {
            state.sessionEnded();
            return;
        }
        run = SessionRun.start(
                SessionRun.Offer.TO_ADOPT,
                Activities.sessionsOn(host, HOST_PATIENCE, state.epoch()),
                state.assignment());
    }

    private void settle(SessionRun over) {
        run = null;
        WorkerId host = state.worker();
        state.sessionEnded();
        switch (over.ending()) {
            case Ending.NotTaken e
            when over.offer() == SessionRun.Offer.TO_LAST_HOST -> {
                state.raiseEpoch();
                offerToAll();
            }
            case Ending.NotTaken e ->
                recoverAtOnce(
                        Opening.ANYWHERE, host == null ? "No worker took it." : "Worker " + host + " does not answer.");
            case Ending.WorkerLost e
            when host == null -> {
                offersToRepeat = SWALLOWING_POLLS;
                recoverAtOnce(Opening.ANYWHERE, "The worker that took it was lost.");
            }
            case Ending.WorkerLost e -> recoverAtOnce(Opening.COME_BACK, "Worker " + host + " was lost.");
            case Ending.WorkerLeft e -> recoverAtOnce(Opening.ANYWHERE, "Worker " + host + " was shut down.");
            case Ending.Broken broken -> recoverAfterBackOff(broken.cause());
            case Ending.Reported reported -> settle(reported.end());
        }
    }

    private void settle(SessionEnded end) {
        String detail = end.detail() == null ? end.outcome().name() : end.outcome() + ": " + end.detail();
        switch (Cure.of(end.outcome())) {
            case Cure.AtOnce cure -> {
                if (end.outcome() == SessionOutcome.LEASE_LOST) {
                    learnNewestEpoch();
                }
                if (state.phase().name() != PhaseName.STOPPING) {
                    recoverAtOnce(
                            cure.where() == Cure.Where.ANYWHERE ? Opening.ANYWHERE : Opening.LAST_HOST_FIRST, detail);
                }
            }
            case Cure.AfterBackOff cure -> recoverAfterBackOff(detail);
            case Cure.Park cure -> {
                state.blame(detail);
                state.apply(new Event.SessionParked(cure.reason()));
            }
        }
    }

    /** Another epoch may own the session; only a newer one than that can. */
    private void learnNewestEpoch() {
        Promise<TenantRecord> known = Async.function(Activities.records("read the epoch")::load, state.tenant());
        Workflow.await(() -> known.isCompleted() || isStopping());
        if (known.isCompleted() && known.getFailure() == null) {
            state.raiseEpochTo(known.get().epoch());
        }
    }

    /** Not counted, yet slowed down when it happens again and again. */
    private void recoverAtOnce(Opening where, String cause) {
        state.blame(cause);
        state.apply(new Event.SessionLost(0));
        int hurried = state.countHurried();
        state.tryAgainIn(hurried <= HURRIED_FREELY ? Duration.ZERO : backOff.before(hurried - HURRIED_FREELY));
        opening = where;
    }

    private void recoverAfterBackOff(String cause) {
        state.blame(cause);
        state.apply(new Event.SessionLost(0)); // leaves RUNNING first, so that a long run is forgiven before counting
        int attempt = state.countFailure();
        if (backOff.exhaustedBy(attempt)) {
            state.apply(new Event.SessionParked(Reason.RECOVERY_EXHAUSTED));
            return;
        }
        state.apply(new Event.SessionLost(attempt));
        state.tryAgainIn(backOff.before(attempt));
        opening = Opening.LAST_HOST_FIRST;
    }

    private void giveUpWaiting(SessionRun waiting) {
        if (state.worker() == null && offersToRepeat > 0) {
            offersToRepeat--;
            waiting.cancel();
            state.raiseEpoch();
            offerToAll();
            return;
        }
        if (state.worker() == null) {
            state.apply(new Event.NoSlotFree());
            return;
        }
        boolean answered = letGo(waiting, Closing.BY_FORCE);
        if (state.phase().name() != PhaseName.STOPPING) {
            state.close(Closing.PROPERLY);
            recoverAfterBackOff("The page was not ready in time.");
            opening = answered ? Opening.LAST_HOST_FIRST : Opening.ANYWHERE;
        }
    }

    private void close() {
        publisher.publish(state);
        boolean answered = true;
        if (state.session() != null) {
            if (run == null) {
                adopt();
                int seen = state.changes();
                SessionRun adopted = run;
                Patience.await(
                        ADOPTION,
                        "the browser is adopted",
                        () -> state.changes() != seen || adopted == null || adopted.isOver());
            }
            if (run != null) {
                answered = letGo(run, state.closing());
            }
        }
        if (state.closing() == Closing.BY_LOGOUT) {
            forget();
        }
        state.close(Closing.PROPERLY);
        switch (state.desired()) {
            case RUNNING -> {
                opening = answered ? Opening.LAST_HOST_FIRST : Opening.ANYWHERE;
                state.apply(new Event.SessionReopened());
            }
            case STOPPED -> state.apply(new Event.SessionClosed());
            case DELETED -> remove();
        }
    }

    private boolean letGo(SessionRun session, Closing how) {
        state.close(how);
        boolean answered = new SessionClosing(state, session).close();
        run = null;
        state.sessionEnded();
        if (!answered) {
            state.raiseEpoch();
        }
        return answered;
    }

    private void forget() {
        WorkerId host = state.lastWorker();
        if (host != null) {
            forgetOn(host);
        }
        Activities.records("forget the session").forgetSession(state.tenant());
    }

    private void forgetOn(WorkerId host) {
        Promise<Void> forgotten =
                Async.procedure(Activities.host(host, "forget the profile")::forgetSessionData, state.assignment());
        Workflow.await(forgotten::isCompleted);
    }

    private void remove() {
        WorkerId host = state.lastWorker();
        if (host != null) {
            forgetOn(host);
        }
        Activities.records("delete the tenant").delete(state.tenant());
        state.apply(new Event.TenantRemoved());
    }

    /** The running session hears of a pause or resume that came before it was there to be told. */
    private void tellSilence() {
        WorkerId host = state.worker();
        if (!state.silenceUntold() || host == null || silenceOnItsWay != null && !silenceOnItsWay.isCompleted()) {
            return;
        }
        state.silenceTold();
        silenceOnItsWay = tellSilence(Activities.hostInsistently(host));
    }

    private Promise<Void> tellSilence(HostCommands host) {
        return Patience.unattended(
                state.silenced()
                        ? Async.procedure(host::pause, state.assignment())
                        : Async.procedure(host::resume, state.assignment()));
    }

    private boolean silenceIsTold() {
        return !state.silenceUntold() && (silenceOnItsWay == null || silenceOnItsWay.isCompleted());
    }

    private void windDown() {
        if (state.desired() == Desired.RUNNING) {
            state.desire(Desired.STOPPED);
            if (CommandRules.allows(CommandKind.STOP, state.situation())) {
                state.apply(new Event.StopRequested());
            }
        }
    }

    private boolean isStopping() {
        return state.phase().name() == PhaseName.STOPPING;
    }

    private boolean isOverdue() {
        Instant deadline = deadline();
        return deadline != null && isDue(deadline);
    }

    private boolean isDue(@Nullable Instant at) {
        return at == null || !clock.instant().isBefore(at);
    }

    private static boolean isSessionGone(RuntimeException failure) {
        return failure.getCause() instanceof ApplicationFailure cause
                && cause.getType().equals(FailureTypes.SESSION_GONE);
    }

    private static String messageOf(RuntimeException failure) {
        return failure.getCause() instanceof ApplicationFailure cause ? cause.getOriginalMessage() : "it took too long";
    }
}
