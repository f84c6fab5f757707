package io.flowhq.worker.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionEnded;
import io.flowhq.contract.session.SessionEvent;
import io.flowhq.contract.session.SessionHeartbeat;
import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.runtime.log.TenantLogContext;
import io.flowhq.store.failure.DatabaseFailures;
import io.flowhq.store.session.SessionImpairment;
import io.flowhq.worker.capacity.BrowserMemoryMonitor;
import io.flowhq.worker.capacity.HostUnfit;
import io.flowhq.worker.page.PageEvent;
import io.flowhq.worker.page.WhatsAppPage;
import io.flowhq.worker.profile.BrowserProfile;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One tenant's session on this worker: takes the lease, opens the browser, follows its link, keeps it connected, and ends
 * once with an outcome.
 *
 * <p>A thread of its own does all of this, one turn after another; pages, commands and timers only put turns into its
 * queue. Monitor and supervisor know nothing of each other: what one asks of the other passes through here. It may
 * outlive the activity that owns it.
 */
final class BrowserSession implements SessionTerminator {

    private static final Logger log = LoggerFactory.getLogger(BrowserSession.class);
    /** A slow database takes a message so late. */
    private static final Duration UNREMARKABLE_HOLD = Duration.ofSeconds(10);

    private static final String NO_WORKFLOW = "no workflow came back for it";

    private final SessionAssignment session;
    private final SessionDependencies sessionDependencies;
    private final SessionTurns turns = new SessionTurns();
    private final CompletableFuture<SessionEnded> ended = new CompletableFuture<>();
    private final LeaseRenewal lease;
    private final SessionReporter reporter;
    private final PendingMessages pendingMessages;
    private final SessionProfile profile;
    private final LinkMonitor monitor;
    private final PageSupervisor supervisor;
    private final SnapshotTimer snapshots;
    private final ActivityOwnership activityOwnership;
    private final BrowserMemoryMonitor browserMemoryMonitor;

    /** That of the activity by which it was asked for. */
    private final Context trace = Context.current();

    private volatile @Nullable SessionEnded ending;
    private volatile boolean launched;

    BrowserSession(SessionAssignment session, SessionDependencies sessionDependencies) {
        this.session = session;
        this.sessionDependencies = sessionDependencies;
        this.profile = new SessionProfile(session, sessionDependencies.profiles(), sessionDependencies.snapshots());
        this.lease = sessionDependencies.leases().of(session);
        this.reporter = new SessionReporter(session, sessionDependencies.workflow(), this::superseded);
        this.pendingMessages = new PendingMessages(sessionDependencies.pipeline(), sessionDependencies.clock());
        this.supervisor = new PageSupervisor(
                sessionDependencies.launcher(),
                sessionDependencies.settings(),
                sessionDependencies.clock(),
                profile.folder(),
                turns,
                new SupervisorObserver(),
                this,
                lease::left);
        this.monitor = new LinkMonitor(
                session,
                sessionDependencies.settings(),
                sessionDependencies.records(),
                reporter,
                new LinkActions(
                        session,
                        sessionDependencies,
                        supervisor,
                        pendingMessages,
                        profile,
                        reporter,
                        lease,
                        this,
                        turns),
                sessionDependencies.clock());
        this.snapshots = new SnapshotTimer(
                session,
                sessionDependencies.snapshots(),
                sessionDependencies.snapshotSettings(),
                profile.folder(),
                ThreadLocalRandom.current());
        this.activityOwnership = new ActivityOwnership(sessionDependencies.clock());
        this.browserMemoryMonitor = new BrowserMemoryMonitor(sessionDependencies.capacity(), this::measure);
    }

    void start() {
        reporter.start();
        Thread.ofVirtual().name("session-" + session.tenant()).start(TenantLogContext.of(session.tenant(), this::run));
    }

    SessionAssignment session() {
        return session;
    }

    /** Completed once, after the browser is gone and the lease is free. */
    CompletableFuture<SessionEnded> ended() {
        return ended;
    }

    ActivityOwnership owner() {
        return activityOwnership;
    }

    SessionHeartbeat heartbeat() {
        return new SessionHeartbeat(session.epoch(), monitor.liveness(), browserMemoryMonitor.memory());
    }

    /** What the rows do not tell of this session, for those who ask whether its customers are answered. */
    SessionImpairment impairment() {
        return new SessionImpairment(
                session.tenant(),
                session.epoch(),
                monitor.silence().orElse(null),
                pendingMessages
                        .holding()
                        .filter(held -> held.compareTo(UNREMARKABLE_HOLD) > 0)
                        .orElse(null));
    }

    private long measure() {
        WhatsAppPage page = supervisor.page();
        return page == null ? 0 : page.memory();
    }

    LinkState linkState() {
        return monitor.state();
    }

    boolean isLaunched() {
        return supervisor.page() != null;
    }

    boolean isEnding() {
        return ending != null;
    }

    @Override
    public boolean isRunning() {
        return ending == null;
    }

    /** Its thread has not come round for so long that a heartbeat would be untrue. */
    boolean stuck() {
        return turns.isStuck() && !ended.isDone();
    }

    // Commands, from any thread.

    /** Ends the session in good order; the first ending asked for counts. */
    @Override
    public void end(SessionOutcome outcome, @Nullable String detail) {
        synchronized (this) {
            if (ending != null) {
                return;
            }
            ending = new SessionEnded(outcome, detail);
        }
        turns.wake();
    }

    private void superseded() {
        end(SessionOutcome.LEASE_LOST, LeaseRenewal.SUPERSEDED);
    }

    /** Ends the session and its browser at once. */
    void kill() {
        end(SessionOutcome.STOPPED, "the browser was ended by force");
        WhatsAppPage page = supervisor.page();
        if (page != null) {
            page.kill();
        }
    }

    /** The workflow may have missed what was reported while it moved on to a fresh history. */
    void announceAgain() {
        turns.execute(() -> {
            if (launched) {
                reporter.notifyWorkflow(SessionEvent.Kind.HOSTED);
            }
            monitor.notifyAgain();
        });
    }

    /** @throws IllegalStateException when there is no page yet */
    WhatsAppPage page() {
        return supervisor.required();
    }

    void requestCodes() {
        turns.execute(() -> monitor.apply(new LinkEvent.CodesRequested()));
    }

    void pairingCode(String code) {
        turns.execute(() -> monitor.apply(new LinkEvent.PairingCodeShown(code)));
    }

    // The session's own thread.

    private void run() {
        Boolean snapshotSaved = null;
        try {
            try {
                if (open()) {
                    takeTurns();
                }
            } catch (InterruptedException e) {
                end(SessionOutcome.BROWSER_CRASHED, "the session's thread was interrupted");
            } catch (HostUnfit e) {
                end(SessionOutcome.HOST_UNFIT, FailureMessages.words(e));
            } catch (Throwable e) {
                log.warn("The session of epoch {} failed", session.epoch(), e);
                end(SessionOutcome.BROWSER_CRASHED, FailureMessages.words(e));
            }
            boolean saved = close(asked().outcome());
            snapshotSaved = monitor.connectedAt() == null ? null : Boolean.valueOf(saved);
        } catch (Throwable e) {
            log.error("Closing the session of epoch {} failed", session.epoch(), e);
        } finally {
            SessionEnded end = new SessionEnded(asked().outcome(), asked().detail(), snapshotSaved);
            log.info("The session of epoch {} ended: {} ({})", session.epoch(), end.outcome(), end.detail());
            ended.complete(end);
        }
    }

    private SessionEnded asked() {
        SessionEnded asked = ending;
        return asked == null ? new SessionEnded(SessionOutcome.BROWSER_CRASHED, null) : asked;
    }

    private boolean open() throws InterruptedException {
        if (!lease.acquire(this::isWaiting)) {
            superseded();
            return false;
        }
        lease.keep(supervisor::live, why -> end(SessionOutcome.LEASE_LOST, why));
        insist(() -> sessionDependencies.tenants().find(session.tenant()).ifPresent(overview -> {
            String number = overview.tenant().phoneNumber();
            if (number != null && !number.isBlank()) {
                monitor.expect(number);
            }
        }));
        insist(profile::open);
        if (profile.linkExpected()) {
            monitor.expectLink();
        }
        try (Scope traced = trace.makeCurrent()) {
            supervisor.launch(this::isWaiting, this::turnTaken);
        }
        return true;
    }

    /** A database that goes away after it gave the lease is waited for, as it is for the lease; it is no fault of the tenant's. */
    private void insist(Runnable question) throws InterruptedException {
        while (true) {
            try {
                question.run();
                return;
            } catch (RuntimeException e) {
                if (!DatabaseFailures.isTransient(e) || !isWaiting()) {
                    throw e;
                }
                log.info("Opening waits for PostgreSQL: {}", FailureMessages.words(e));
                Thread.sleep(LeaseRenewal.RETRY_DELAY);
            }
        }
    }

    /** Asked again and again while the session waits for its lease and its turn: it is not stuck then. */
    private boolean isWaiting() {
        turns.cameRound();
        return isRunning();
    }

    /** Until here the session waits for things that say nothing of its page; from here on the page has to come. */
    private void turnTaken() {
        launched = true;
        reporter.notifyWorkflow(SessionEvent.Kind.HOSTED);
    }

    private void takeTurns() throws InterruptedException {
        while (ending == null) {
            turns.takeNext();
            if (ending == null) {
                tick(sessionDependencies.clock().instant());
            }
        }
    }

    private void tick(Instant now) {
        monitor.tick();
        supervisor.tick(now);
        if (monitor.connectedAt() != null) {
            profile.connected();
        }
        snapshots.tick(now, monitor.connectedAt());
        browserMemoryMonitor.tick(now);
        if (linkState().isConnected() && browserMemoryMonitor.shouldRecycle(now, pendingMessages.lastSaid())) {
            end(
                    SessionOutcome.RECYCLED,
                    "memory of " + browserMemoryMonitor.memory() / (1 << 20) + " MB exceeds the budget");
        }
        if (activityOwnership.missingFor(
                sessionDependencies.settings().orphanedFor(), sessionDependencies.workflow())) {
            end(SessionOutcome.DRAINED, NO_WORKFLOW);
        }
    }

    private boolean close(SessionOutcome outcome) {
        SessionShutdown shutdown = new SessionShutdown(
                session, sessionDependencies, turns, lease, reporter, pendingMessages, profile, supervisor, snapshots);
        boolean saved = shutdown.run(outcome, monitor.connectedAt() != null);
        if (LeaseRenewal.SUPERSEDED.equals(asked().detail())) {
            shutdown.step("remove the profile of a deleted tenant", this::removeIfDeleted);
        }
        if (NO_WORKFLOW.equals(asked().detail())) {
            shutdown.step(
                    "start the workflow", () -> sessionDependencies.workflow().startLifecycle(session.tenant()));
        }
        return saved;
    }

    /** A lease is another's also because the tenant is gone, whose profile, the account, is to be gone at once. */
    private void removeIfDeleted() {
        TenantId tenant = session.tenant();
        if (sessionDependencies.businesses().deleted(List.of(tenant)).contains(tenant)) {
            try (BrowserProfile left = BrowserProfile.open(sessionDependencies.profiles(), tenant)) {
                left.remove();
            }
        }
    }

    /** Passes on what the supervisor says of the page. */
    private final class SupervisorObserver implements PageObserver {

        @Override
        public void loading() {
            monitor.loading();
        }

        @Override
        public void lost() {
            pendingMessages.gone();
            monitor.lost();
        }

        @Override
        public void reported(PageEvent event) {
            switch (event) {
                case PageEvent.MessageArrived arrived -> {
                    supervisor.heardFromServer();
                    pendingMessages.take(arrived.message());
                }
                case PageEvent.Acked acked -> {
                    supervisor.heardFromServer();
                    pendingMessages.acked(acked.ids(), acked.ack());
                }
                default -> monitor.reported(event);
            }
        }

        @Override
        public Health probed(JsonNode answer) {
            return monitor.probed(answer);
        }

        @Override
        public void unresponsive() {
            monitor.unresponsive();
        }
    }
}
