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
 * changes. Nothing but this, and what it calls, runs activities. While a tenant is connected, opening, stopped or in ERROR it sleeps
 * without a timer.
 */
final class LifecycleLoop {

    private static final Duration READY_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration SYNCHRONISED_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration ADOPTION_TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_HISTORY_LENGTH = 2_000;

    private final TenantState state;
    private final HostCommandQueue hostCommands;
    private final InstantSource clock;
    private final StatusPublisher publisher = new StatusPublisher();
    private final PauseNotifier pauses;
    private final SessionStarter starter;
    private final SessionRecovery sessionRecovery;
    private final TenantDataRemoval tenantDataRemoval;
    private boolean continueAsNewRequested;

    LifecycleLoop(TenantState state, HostCommandQueue hostCommands, BackOff backOff, InstantSource clock) {
        this.state = state;
        this.hostCommands = hostCommands;
        this.clock = clock;
        this.pauses = new PauseNotifier(state);
        this.starter = new SessionStarter(state);
        this.sessionRecovery = new SessionRecovery(state, starter, backOff);
        this.tenantDataRemoval = new TenantDataRemoval(state);
    }

    void requestContinueAsNew() {
        continueAsNewRequested = true;
    }

    /** The session that is under way has ended with its worker's process. */
    void workerRestarted() {
        SessionRun run = starter.run();
        if (run != null) {
            run.workerRestarted();
        }
    }

    /** Fills the state from PostgreSQL; needed once, when the workflow begins. */
    void begin() {
        try {
            state.restore(ActivityStubs.records("read the tenant").load(state.tenant()));
        } catch (ActivityFailure gone) {
            state.restoreDeleted();
        }
    }

    /**
     * Runs until the tenant is deleted, a fresh history is due, or the workflow is cancelled.
     *
     * @param cancelled somebody asked for its cancellation; the session is closed first
     */
    void live(BooleanSupplier cancelled) {
        while (true) {
            int seen = state.changes();
            if (cancelled.getAsBoolean()) {
                shutDown();
            }
            hostCommands.sendWaiting(state.worker(), state.assignment());
            pauses.send();
            step();
            if (state.changes() != seen) {
                continue;
            }
            publisher.publish(state);
            if (isOver(cancelled) || canContinueAsNew()) {
                return;
            }
            sleep(seen, cancelled);
        }
    }

    /** Completes the last commands, after the main loop of this history is over. */
    void finish() {
        while (!Workflow.isEveryHandlerFinished()) {
            hostCommands.sendWaiting(state.worker(), state.assignment());
            Workflow.await(() -> Workflow.isEveryHandlerFinished() || hostCommands.hasWaiting());
        }
    }

    private boolean isOver(BooleanSupplier cancelled) {
        return switch (state.phase()) {
            case Phase.Deleted p -> true;
            case Phase.New p -> cancelled.getAsBoolean();
            case Phase.Stopped p -> cancelled.getAsBoolean();
            case Phase.Failed p -> cancelled.getAsBoolean();
            default -> false;
        };
    }

    /** A fresh history is due, and nothing is under way that it could not take over. */
    private boolean canContinueAsNew() {
        WorkflowInfo info = Workflow.getInfo();
        boolean due = continueAsNewRequested
                || info.isContinueAsNewSuggested()
                || info.getHistoryLength() > MAX_HISTORY_LENGTH;
        SessionRunState session = state.session();
        boolean adoptable = session == null || session.hosted() && starter.run() != null;
        return due && adoptable && publisher.isIdle() && hostCommands.isEmpty() && pauses.isDone();
    }

    private void sleep(int seen, BooleanSupplier cancelled) {
        SessionRun run = starter.run();
        boolean shuttingDown = cancelled.getAsBoolean();
        BooleanSupplier awake = () -> state.changes() != seen
                || run != null && run.isOver()
                || hostCommands.hasWaiting()
                || pauses.isDue()
                || publisher.canContinue()
                || cancelled.getAsBoolean() != shuttingDown
                || canContinueAsNew();
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
        if (session.hostedAt() == null) {
            return starter.offerDeadline(session);
        }
        return WorkflowVersions.READINESS_IS_THE_WORKERS.isAbsent() ? readyBy(session, session.hostedAt()) : null;
    }

    /** As older code had it; since then the worker alone decides how long a page may open and synchronise. */
    private static Instant readyBy(SessionRunState session, Instant hostedAt) {
        return session.scannedAt() == null
                ? hostedAt.plus(READY_TIMEOUT)
                : session.scannedAt().plus(SYNCHRONISED_TIMEOUT);
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
            starter.next(Where.LAST_HOST_FIRST);
            state.apply(new LifecycleEvent.TenantProvisioned());
        } else {
            state.recordError("The tenant could not be prepared: " + messageOf(failure));
            state.apply(new LifecycleEvent.ProvisioningFailed());
        }
    }

    private void keepSession() {
        SessionRun run = starter.run();
        if (run == null && state.session() != null) {
            starter.adopt();
        } else if (run == null && isDue(state.nextTry())) {
            starter.open();
        } else if (run != null && run.isOver()) {
            sessionRecovery.from(run);
        } else if (run != null && isOverdue()) {
            giveUpWaiting(run);
        }
    }

    private void giveUpWaiting(SessionRun run) {
        if (state.worker() == null) {
            if (!starter.repeatOffer()) {
                state.apply(new LifecycleEvent.NoSlotFree());
            }
            return;
        }
        boolean answered = closeSession(run, ShutdownMode.BY_FORCE);
        if (!state.isStopping()) {
            state.close(ShutdownMode.PROPERLY);
            sessionRecovery.afterReadyTimeout();
            starter.next(answered ? Where.LAST_HOST_FIRST : Where.ANYWHERE);
        }
    }

    private void close() {
        publisher.publish(state);
        boolean answered = closeSession();
        if (state.closing() == ShutdownMode.BY_LOGOUT && state.desired() != DesiredState.DELETED) {
            tenantDataRemoval.forgetSession();
        }
        state.close(ShutdownMode.PROPERLY);
        switch (state.desired()) {
            case RUNNING -> {
                starter.next(answered ? Where.LAST_HOST_FIRST : Where.ANYWHERE);
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
        if (state.session() != null && starter.run() == null) {
            starter.adopt();
            int seen = state.changes();
            SessionRun adopted = starter.run();
            WorkflowWaits.await(
                    ADOPTION_TIMEOUT,
                    "the browser is adopted",
                    () -> state.changes() != seen || adopted == null || adopted.isOver());
        }
        SessionRun run = starter.run();
        return run == null || closeSession(run, state.closing());
    }

    /** @return whether its worker answered; one that did not is fenced off by a new epoch */
    private boolean closeSession(SessionRun run, ShutdownMode how) {
        state.close(how);
        boolean answered = new SessionStopper(state, run).close();
        starter.ended();
        if (!answered) {
            state.raiseEpoch();
        }
        return answered;
    }

    private void shutDown() {
        if (state.desired() == DesiredState.RUNNING) {
            state.setDesired(DesiredState.STOPPED);
            if (CommandRules.allows(CommandKind.STOP, state.preconditions())) {
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
