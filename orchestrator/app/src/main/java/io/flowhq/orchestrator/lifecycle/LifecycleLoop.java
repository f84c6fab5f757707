package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.lifecycle.BackOff;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandRules;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.lifecycle.LifecycleEvent;
import io.flowhq.contract.lifecycle.Phase;
import io.flowhq.contract.lifecycle.SessionRunState;
import io.flowhq.contract.lifecycle.ShutdownMode;
import io.flowhq.orchestrator.lifecycle.SessionStarter.Where;
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
 * changes. Nothing but this, and what it calls, runs activities. While a tenant is connected, stopped or parked it sleeps
 * without a timer.
 */
final class LifecycleLoop {

    private static final Duration UNTIL_READY = Duration.ofSeconds(90);
    private static final Duration UNTIL_SYNCHRONISED = Duration.ofMinutes(5);
    private static final Duration UNTIL_ADOPTED = Duration.ofSeconds(5);
    private static final int LONG_HISTORY = 2_000;

    private final TenantState state;
    private final HostCommandQueue orders;
    private final InstantSource clock;
    private final StatusPublisher publisher = new StatusPublisher();
    private final PauseNotifier silence;
    private final SessionStarter opening;
    private final SessionRecovery sessionRecovery;
    private final TenantDataRemoval tenantDataRemoval;
    private boolean asksToMoveOn;

    LifecycleLoop(TenantState state, HostCommandQueue orders, BackOff backOff, InstantSource clock) {
        this.state = state;
        this.orders = orders;
        this.clock = clock;
        this.silence = new PauseNotifier(state);
        this.opening = new SessionStarter(state);
        this.sessionRecovery = new SessionRecovery(state, opening, backOff);
        this.tenantDataRemoval = new TenantDataRemoval(state);
    }

    void moveOnSoon() {
        asksToMoveOn = true;
    }

    /** Fills the state from PostgreSQL; needed once, when the workflow begins. */
    void begin() {
        try {
            state.recall(ActivityStubs.records("read the tenant").load(state.tenant()));
        } catch (ActivityFailure gone) {
            state.recallNothing();
        }
    }

    /**
     * Lives until the tenant is deleted, a fresh history is due, or the workflow is told to end.
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
            silence.tell();
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
        SessionRunState session = state.session();
        boolean adoptable = session == null || session.hosted() && opening.run() != null;
        return due && adoptable && publisher.isIdle() && orders.areDone() && silence.isDone();
    }

    private void sleep(int seen, BooleanSupplier toldToEnd) {
        SessionRun run = opening.run();
        boolean windingDown = toldToEnd.getAsBoolean();
        BooleanSupplier awake = () -> state.changes() != seen
                || run != null && run.isOver()
                || orders.areWaiting()
                || silence.isDue()
                || publisher.mayGoOn()
                || toldToEnd.getAsBoolean() != windingDown
                || mayMoveOn();
        Instant deadline = deadline();
        if (deadline == null) {
            Workflow.await(awake::getAsBoolean);
        } else {
            WorkflowWaits.await(
                    Duration.between(clock.instant(), deadline),
                    "leave " + state.phase().name(),
                    awake);
        }
    }

    /** When the present phase has lasted long enough; null when it may last for ever. */
    private @Nullable Instant deadline() {
        SessionRunState session = state.session();
        return switch (state.phase().name()) {
            case STARTING, RECOVERING -> session == null ? state.nextTry() : deadlineOf(session);
            default -> null;
        };
    }

    private @Nullable Instant deadlineOf(SessionRunState session) {
        if (session.connectedAt() != null) {
            return null;
        }
        if (session.scannedAt() != null) {
            return session.scannedAt().plus(UNTIL_SYNCHRONISED);
        }
        return session.hostedAt() == null
                ? opening.takenBy(session)
                : session.hostedAt().plus(UNTIL_READY);
    }

    private void step() {
        switch (state.phase()) {
            case Phase.Provisioning p -> provision();
            case Phase.WaitingForSlot p -> keepSession();
            case Phase.Starting p -> keepSession();
            case Phase.AwaitingScan p -> keepSession();
            case Phase.Running p -> keepSession();
            case Phase.Recovering p -> keepSession();
            case Phase.Stopping p -> close();
            case Phase.New p -> {}
            case Phase.Stopped p -> {}
            case Phase.Failed p -> {}
            case Phase.Deleted p -> {}
        }
    }

    private void provision() {
        Promise<Void> provisioned;
        do {
            Promise<Void> attempts =
                    WorkflowWaits.unattended(Async.procedure(ActivityStubs.provisioning()::provision, state.tenant()));
            Workflow.await(() -> attempts.isCompleted() || state.isStopping());
            provisioned = attempts;
        } while (!state.isStopping() && isDatabaseAway(provisioned.getFailure()));
        if (state.isStopping()) {
            return;
        }
        RuntimeException failure = provisioned.getFailure();
        if (failure == null) {
            opening.next(Where.LAST_HOST_FIRST);
            state.apply(new LifecycleEvent.TenantProvisioned());
        } else {
            state.blame("The tenant could not be prepared: " + messageOf(failure));
            state.apply(new LifecycleEvent.ProvisioningFailed());
        }
    }

    private void keepSession() {
        SessionRun run = opening.run();
        if (run == null && state.session() != null) {
            opening.adopt();
        } else if (run == null && isDue(state.nextTry())) {
            opening.open();
        } else if (run != null && run.isOver()) {
            sessionRecovery.from(run);
        } else if (run != null && isOverdue()) {
            giveUpWaiting(run);
        }
    }

    private void giveUpWaiting(SessionRun run) {
        if (state.worker() == null) {
            if (!opening.repeatOffer()) {
                state.apply(new LifecycleEvent.NoSlotFree());
            }
            return;
        }
        boolean answered = letGo(run, ShutdownMode.BY_FORCE);
        if (!state.isStopping()) {
            state.close(ShutdownMode.PROPERLY);
            sessionRecovery.afterBackOff("The page was not ready in time.");
            opening.next(answered ? Where.LAST_HOST_FIRST : Where.ANYWHERE);
        }
    }

    private void close() {
        publisher.publish(state);
        boolean answered = closeSession();
        if (state.closing() == ShutdownMode.BY_LOGOUT) {
            tenantDataRemoval.forgetSession();
        }
        state.close(ShutdownMode.PROPERLY);
        switch (state.desired()) {
            case RUNNING -> {
                opening.next(answered ? Where.LAST_HOST_FIRST : Where.ANYWHERE);
                state.apply(new LifecycleEvent.SessionReopened());
            }
            case STOPPED -> state.apply(new LifecycleEvent.SessionClosed());
            case DELETED -> {
                tenantDataRemoval.deleteTenant();
                state.apply(new LifecycleEvent.TenantRemoved());
            }
        }
    }

    /** One that a fresh history has not yet taken over is taken over first: only its owner can close it. */
    private boolean closeSession() {
        if (state.session() != null && opening.run() == null) {
            opening.adopt();
            int seen = state.changes();
            SessionRun adopted = opening.run();
            WorkflowWaits.await(
                    UNTIL_ADOPTED,
                    "the browser is adopted",
                    () -> state.changes() != seen || adopted == null || adopted.isOver());
        }
        SessionRun run = opening.run();
        return run == null || letGo(run, state.closing());
    }

    /** @return whether its worker answered; one that did not is fenced off by a new epoch */
    private boolean letGo(SessionRun run, ShutdownMode how) {
        state.close(how);
        boolean answered = new SessionStopper(state, run).close();
        opening.ended();
        if (!answered) {
            state.raiseEpoch();
        }
        return answered;
    }

    private void windDown() {
        if (state.desired() == DesiredState.RUNNING) {
            state.desire(DesiredState.STOPPED);
            if (CommandRules.allows(CommandKind.STOP, state.situation())) {
                state.apply(new LifecycleEvent.StopRequested());
            }
        }
    }

    private boolean isOverdue() {
        Instant deadline = deadline();
        return deadline != null && isDue(deadline);
    }

    private boolean isDue(@Nullable Instant at) {
        return at == null || !clock.instant().isBefore(at);
    }

    private static boolean isDatabaseAway(@Nullable RuntimeException failure) {
        return failure != null
                && failure.getCause() instanceof ApplicationFailure cause
                && cause.getType().equals(FailureTypes.DATABASE_AWAY);
    }

    private static String messageOf(RuntimeException failure) {
        return failure.getCause() instanceof ApplicationFailure cause ? cause.getOriginalMessage() : "it took too long";
    }
}
