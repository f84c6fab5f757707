package io.flowhq.orchestrator.lifecycle;

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
import io.flowhq.contract.lifecycle.SessionRunState;
import io.flowhq.contract.lifecycle.ShutdownMode;
import io.flowhq.contract.lifecycle.StatusProjection;
import io.flowhq.contract.lifecycle.TenantRecord;
import io.flowhq.contract.session.SessionAssignment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything a tenant's workflow knows. Commands and session events change it; the main loop acts on it. */
final class TenantState {

    private static final int LONGEST_ERROR = 1_000;

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
    private boolean silenceUntold;
    private boolean everLinked;
    private Epoch epoch = Epoch.NONE;
    private @Nullable SessionRunState session;
    private @Nullable WorkerId lastWorker;
    private int failures;
    private int hurried;
    private @Nullable Instant runningSince;
    private @Nullable Instant nextTry;
    private long rev;
    private @Nullable String lastError;

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
        silenceUntold = carried.silenceUntold();
        everLinked = carried.everLinked();
        epoch = carried.epoch();
        session = carried.session();
        lastWorker = carried.lastWorker();
        failures = carried.failures();
        hurried = carried.hurried();
        runningSince = carried.runningSince();
        nextTry = carried.nextTry();
        rev = carried.rev();
        lastError = carried.lastError();
    }

    /** Goes on from what PostgreSQL knows: epoch and rev never go back, whatever became of an earlier workflow. */
    void recall(TenantRecord record) {
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
    void recallNothing() {
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
                failures = 0;
                hurried = 0;
            }
            runningSince = null;
        }
    }

    void desire(DesiredState wanted) {
        desiredState = wanted;
        changes++;
    }

    void close(ShutdownMode how) {
        shutdownMode = how;
        changes++;
    }

    void silence(boolean wanted) {
        silenced = wanted;
        silenceUntold = session != null;
        changes++;
    }

    void silenceTold() {
        silenceUntold = false;
    }

    /** A person began anew: earlier failures no longer count. */
    void forgiveAll() {
        failures = 0;
        hurried = 0;
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

    void blame(@Nullable String cause) {
        lastError = cause == null || cause.length() <= LONGEST_ERROR ? cause : cause.substring(0, LONGEST_ERROR);
        changes++;
    }

    /** Counts a failure of the tenant's own; the caller has left RUNNING, so that a long run is forgiven first. */
    int countFailure() {
        return ++failures;
    }

    /** Counts a recovery that is nobody's failure, only so that a run of them slows down. */
    int countHurried() {
        return ++hurried;
    }

    /** This is not the first recovery in a row that is nobody's failure. */
    boolean isHurried() {
        return hurried > 1;
    }

    void tryAgainIn(Duration wait) {
        nextTry = wait.isZero() ? null : clock.instant().plus(wait);
        changes++;
    }

    long nextRev() {
        return ++rev;
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

    boolean silenceUntold() {
        return silenceUntold;
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

    CommandPreconditions situation() {
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
                silenceUntold,
                everLinked,
                epoch,
                session,
                lastWorker,
                failures,
                hurried,
                runningSince,
                since,
                nextTry,
                rev,
                lastError,
                answered);
    }
}
