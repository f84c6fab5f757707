package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.CleanText;
import io.flowhq.contract.Epoch;
import io.flowhq.contract.Template;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.BackOff;
import io.flowhq.contract.lifecycle.CommandPreconditions;
import io.flowhq.contract.lifecycle.ContinuedState;
import io.flowhq.contract.lifecycle.ContinuedState.Answered;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.IllegalTransition;
import io.flowhq.contract.lifecycle.LifecycleEvent;
import io.flowhq.contract.lifecycle.LifecycleView;
import io.flowhq.contract.lifecycle.Phase;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.PhaseTransitions;
import io.flowhq.contract.lifecycle.RecoveryCounters;
import io.flowhq.contract.lifecycle.SessionRunState;
import io.flowhq.contract.lifecycle.ShutdownMode;
import io.flowhq.contract.lifecycle.StatusProjection;
import io.flowhq.contract.lifecycle.TenantRecord;
import io.flowhq.contract.session.SessionAssignment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Everything a tenant's workflow knows. Commands and session events change it; the main loop acts on it. */
final class TenantState {

    private final TenantId tenant;
    private final InstantSource clock;
    private final BackOff backOff;

    private boolean known;
    private DesiredState desiredState = DesiredState.STOPPED;
    private Phase phase = new Phase.New();
    private Instant since;
    private Template template = Template.SUPPORT;
    private ShutdownMode shutdownMode = ShutdownMode.PROPERLY;
    private boolean silenced;
    private boolean pauseUnsent;
    private boolean everLinked;
    private Epoch epoch = Epoch.NONE;
    private @Nullable SessionRunState session;
    private @Nullable WorkerId lastWorker;
    private int failures;
    private int immediateRecoveries;
    private RecoveryCounters counters = RecoveryCounters.ZERO;
    private @Nullable Instant runningSince;
    private @Nullable Instant nextTry;
    private long rev;
    private @Nullable String lastError;
    private @Nullable String notAnswering;

    private int changes;

    TenantState(TenantId tenant, InstantSource clock, BackOff backOff) {
        this.tenant = tenant;
        this.clock = clock;
        this.backOff = backOff;
        this.since = clock.instant();
    }

    TenantState(TenantId tenant, InstantSource clock, BackOff backOff, ContinuedState carried) {
        this(tenant, clock, backOff);
        known = true;
        desiredState = carried.desired();
        phase = Phase.of(carried.phase(), carried.reason(), carried.attempt());
        since = carried.since();
        template = carried.template();
        shutdownMode = carried.closing();
        silenced = carried.silenced();
        everLinked = carried.everLinked();
        epoch = carried.epoch();
        session = carried.session();
        lastWorker = carried.lastWorker();
        failures = carried.failures();
        immediateRecoveries = carried.hurried();
        counters = carried.counters() == null ? RecoveryCounters.ZERO : carried.counters();
        runningSince = carried.runningSince();
        nextTry = carried.nextTry();
        rev = carried.rev();
        lastError = carried.lastError();
        notAnswering = carried.notAnswering();
    }

    /** Goes on from what PostgreSQL knows: epoch and rev never go back, whatever became of an earlier workflow. */
    void restore(TenantRecord record) {
        known = true;
        template = record.template();
        desiredState = record.desired();
        phase = PhaseTransitions.resumed(record.desired(), record.phase(), record.reason());
        raiseEpochTo(record.epoch());
        rev = Math.max(rev, record.rev());
        everLinked |= record.everLinked();
        silenced = record.silenced();
        lastWorker = record.lastWorker();
        changes++;
    }

    /** The tenant is not in PostgreSQL any more. */
    void restoreDeleted() {
        known = true;
        desiredState = DesiredState.DELETED;
        phase = new Phase.Deleted();
        changes++;
    }

    /** @throws IllegalTransition when the event cannot happen in the present phase */
    void apply(LifecycleEvent lifecycleEvent) {
        Phase before = phase;
        try {
            phase = PhaseTransitions.after(before, lifecycleEvent);
        } catch (IllegalTransition illegal) {
            throw illegal.by(tenant);
        }
        if (before.name() != phase.name()) {
            since = clock.instant();
            noteRunning(before);
        }
        changes++;
    }

    private void noteRunning(Phase before) {
        if (phase instanceof Phase.Running) {
            runningSince = clock.instant();
        } else if (before instanceof Phase.Running && runningSince != null) {
            if (!clock.instant().isBefore(runningSince.plus(backOff.forgivenAfter()))) {
                resetCounters();
            }
            runningSince = null;
        }
    }

    void setDesired(DesiredState wanted) {
        desiredState = wanted;
        changes++;
    }

    void close(ShutdownMode how) {
        shutdownMode = how;
        changes++;
    }

    /** @param cause null while customers get their answers */
    void setNotAnswering(@Nullable String cause) {
        if (!Objects.equals(notAnswering, cause)) {
            notAnswering = cause;
            changes++;
        }
    }

    @Nullable
    String notAnswering() {
        return notAnswering;
    }

    void setSilenced(boolean wanted) {
        silenced = wanted;
        changes++;
    }

    /** Only while a history of older code is replayed: see {@link PauseNotifier}. */
    void setPauseUnsent(boolean unsent) {
        pauseUnsent = unsent;
    }

    private void resetCounters() {
        failures = 0;
        immediateRecoveries = 0;
        counters = RecoveryCounters.ZERO;
    }

    /** A person began anew: earlier failures no longer count. */
    void resetFailureCounters() {
        resetCounters();
        nextTry = null;
        lastError = null;
        changes++;
    }

    /** A new browser is to be opened, with an epoch of its own. */
    void raiseEpoch() {
        epoch = epoch.next();
        changes++;
    }

    void raiseEpochTo(Epoch known) {
        if (known.compareTo(epoch) > 0) {
            epoch = known;
        }
    }

    void sessionOffered() {
        session = SessionRunState.offered(clock.instant());
        nextTry = null;
        changes++;
    }

    void sessionHosted(WorkerId by) {
        if (session != null) {
            if (!by.equals(lastWorker)) {
                counters = counters.movedToHost();
            }
            session = session.hosted(by, clock.instant());
            lastWorker = by;
            changes++;
        }
    }

    void sessionScanned() {
        if (session != null) {
            session = session.scanned(clock.instant());
        }
    }

    void sessionConnected() {
        if (session != null) {
            session = session.connected(clock.instant());
            everLinked = true;
            lastError = null;
        }
    }

    void sessionEnded() {
        session = null;
        changes++;
    }

    void recordError(@Nullable String cause) {
        lastError = CleanText.errorOrNull(cause);
        changes++;
    }

    /** Counts a failure of the tenant's own; the caller has left RUNNING, so that a long run resets the counter first. */
    int countFailure() {
        return ++failures;
    }

    /** Counts a failure on the host that the session ran on. */
    int countFailureOnHost() {
        counters = counters.failedOnHost();
        return counters.failuresOnHost();
    }

    /** Counts an end that was the world's fault, so that the waits grow. */
    int countUnreachable() {
        counters = counters.foundUnreachable();
        return counters.unreachable();
    }

    /** @return how many losses in a row, this one included, came within moments of opening the session */
    int countWorkerLoss(@Nullable SessionRunState lost, Duration moments) {
        Instant hostedAt = lost == null ? null : lost.hostedAt();
        boolean early = hostedAt != null && clock.instant().isBefore(hostedAt.plus(moments));
        counters = counters.workerLost(early);
        return counters.earlyLosses();
    }

    /** Counts a recovery that is not the tenant's failure, only so that a run of them slows down. */
    int countImmediateRecovery() {
        return ++immediateRecoveries;
    }

    /** This is not the first immediate recovery in a row. */
    boolean isRecoveringRepeatedly() {
        return immediateRecoveries + counters.workerLosses() > 1;
    }

    void scheduleNextTry(Duration wait) {
        nextTry = wait.isZero() ? null : clock.instant().plus(wait);
        changes++;
    }

    long nextRev() {
        return ++rev;
    }

    /** A newer state than this workflow's is stored: what it writes next has to come after that. */
    void raiseRevTo(long stored) {
        rev = Math.max(rev, stored);
        changes++;
    }

    TenantId tenant() {
        return tenant;
    }

    /** Until then, nothing of the tenant has been read and no command can be judged. */
    boolean isKnown() {
        return known;
    }

    DesiredState desired() {
        return desiredState;
    }

    Phase phase() {
        return phase;
    }

    boolean isStopping() {
        return phase instanceof Phase.Stopping;
    }

    Instant since() {
        return since;
    }

    Template template() {
        return template;
    }

    ShutdownMode closing() {
        return shutdownMode;
    }

    boolean silenced() {
        return silenced;
    }

    boolean isPauseUnsent() {
        return pauseUnsent;
    }

    boolean everLinked() {
        return everLinked;
    }

    Epoch epoch() {
        return epoch;
    }

    /** Null when no {@code runSession} is under way. */
    @Nullable
    SessionRunState session() {
        return session;
    }

    /** The bot-worker that hosts the session, null when none does. */
    @Nullable
    WorkerId worker() {
        return session == null ? null : session.worker();
    }

    @Nullable
    WorkerId lastWorker() {
        return lastWorker;
    }

    @Nullable
    Instant nextTry() {
        return nextTry;
    }

    @Nullable
    String lastError() {
        return lastError;
    }

    SessionAssignment assignment() {
        return new SessionAssignment(tenant, epoch);
    }

    /** Grows with every change; two equal values mean that nothing happened in between. */
    int changes() {
        return changes;
    }

    CommandPreconditions preconditions() {
        return new CommandPreconditions(phase.name(), phase.reason(), desiredState, silenced, worker() != null);
    }

    LifecycleView view() {
        return new LifecycleView(
                desiredState, phase.name(), phase.reason(), epoch, worker(), phase.attempt(), nextTry, rev);
    }

    /** What the tables are to say; its rev is 0 until it is written. */
    StatusProjection projection(long atRev) {
        return new StatusProjection(
                tenant,
                atRev,
                desiredState,
                phase.name(),
                phase.reason(),
                silenced,
                everLinked,
                epoch,
                worker(),
                phase.attempt(),
                phase.name() == PhaseName.RECOVERING ? nextTry : null,
                since,
                lastError);
    }

    ContinuedState carry(List<Answered> answered) {
        return new ContinuedState(
                desiredState,
                phase.name(),
                phase.reason(),
                phase.attempt(),
                template,
                shutdownMode,
                silenced,
                false,
                everLinked,
                epoch,
                session,
                lastWorker,
                failures,
                immediateRecoveries,
                runningSince,
                since,
                nextTry,
                rev,
                lastError,
                answered,
                counters,
                notAnswering);
    }
}
