package io.flowhq.worker.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionEnded;
import io.flowhq.contract.session.SessionEvent;
import io.flowhq.contract.session.SessionHeartbeat;
import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.runtime.log.TenantLogContext;
import io.flowhq.store.session.SessionImpairment;
import io.flowhq.worker.capacity.BrowserMemoryMonitor;
import io.flowhq.worker.capacity.HostUnfit;
import io.flowhq.worker.page.PageEvent;
import io.flowhq.worker.page.WhatsAppPage;
import io.flowhq.worker.profile.BrowserProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private static final Duration TICK_INTERVAL = Duration.ofMillis(500);
    private static final Duration EVENTS_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration STUCK_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration CLOSE_TIMEOUT_WITHOUT_LEASE = Duration.ofSeconds(2);
    private static final Duration NOTIFY_TIMEOUT = Duration.ofSeconds(2);
    /** A slow database takes a message so late. */
    private static final Duration UNREMARKABLE_HOLD = Duration.ofSeconds(10);

    private static final String NO_WORKFLOW = "no workflow came back for it";

    private final SessionAssignment session;
    private final SessionDependencies sessionDependencies;
    private final Path folder;
    private final BlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();
    private final CompletableFuture<SessionEnded> ended = new CompletableFuture<>();
    private final LeaseRenewal lease;
    private final SessionReporter reporter;
    private final PendingMessages pendingMessages;
    private final LinkMonitor monitor;
    private final PageSupervisor supervisor;
    private final SnapshotTimer snapshots;
    private final ActivityOwnership activityOwnership;
    private final BrowserMemoryMonitor browserMemoryMonitor;

    private volatile @Nullable SessionEnded ending;
    private volatile boolean launched;
    private volatile long lastTurn = System.nanoTime();
    private @Nullable BrowserProfile browserProfile;
    private boolean stamped;

    BrowserSession(SessionAssignment session, SessionDependencies sessionDependencies) {
        this.session = session;
        this.sessionDependencies = sessionDependencies;
        this.folder = BrowserProfile.folderOf(sessionDependencies.profiles(), session.tenant());
        this.lease = sessionDependencies.leases().of(session);
        this.reporter = new SessionReporter(session, sessionDependencies.workflow(), this::superseded);
        this.pendingMessages = new PendingMessages(sessionDependencies.pipeline(), sessionDependencies.clock());
        this.monitor = new LinkMonitor(
                session,
                sessionDependencies.settings(),
                sessionDependencies.records(),
                reporter,
                new MonitorActions(),
                sessionDependencies.clock());
        this.supervisor = new PageSupervisor(
                sessionDependencies, folder, turns::add, new SupervisorObserver(), this, lease::left);
        this.snapshots = new SnapshotTimer(session, sessionDependencies, folder, ThreadLocalRandom.current());
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

    SessionHeartbeat pulse() {
        return new SessionHeartbeat(session.epoch(), monitor.liveness(), browserMemoryMonitor.residentMemory());
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
        return System.nanoTime() - lastTurn > STUCK_TIMEOUT.toNanos() && !ended.isDone();
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
        turns.add(() -> {});
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
        turns.add(() -> {
            if (launched) {
                reporter.notifyWorkflow(SessionEvent.Kind.HOSTED);
            }
            monitor.notifyAgain();
        });
    }

    /** @throws IllegalStateException when there is no page yet */
    WhatsAppPage page() {
        WhatsAppPage page = supervisor.page();
        if (page == null) {
            throw new IllegalStateException("the browser is still being opened");
        }
        return page;
    }

    void requestCodes() {
        turns.add(() -> monitor.apply(new LinkEvent.CodesRequested()));
    }

    void pairingCode(String code) {
        turns.add(() -> monitor.apply(new LinkEvent.PairingCodeShown(code)));
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
        sessionDependencies.tenants().find(session.tenant()).ifPresent(overview -> {
            String number = overview.tenant().phoneNumber();
            if (number != null && !number.isBlank()) {
                monitor.expect(number);
            }
        });
        browserProfile = BrowserProfile.open(sessionDependencies.profiles(), session.tenant());
        prepare(browserProfile);
        supervisor.launch(this::isWaiting, this::turnTaken);
        return true;
    }

    /** Asked again and again while the session waits for its lease and its turn: it is not stuck then. */
    private boolean isWaiting() {
        lastTurn = System.nanoTime();
        return isRunning();
    }

    /** Until here the session waits for things that say nothing of its page; from here on the page has to come. */
    private void turnTaken() {
        launched = true;
        reporter.notifyWorkflow(SessionEvent.Kind.HOSTED);
    }

    /** The session as it was left last: on this disk, unless it has run elsewhere since or was logged out. */
    private void prepare(BrowserProfile opened) {
        sessionDependencies.snapshots().forgottenUpTo(session.tenant()).ifPresent(opened::emptyUpTo);
        var here = opened.lastEpoch();
        var kept = sessionDependencies.snapshots().newest(session.tenant());
        if (kept.isPresent() && (here.isEmpty() || here.get().compareTo(kept.get()) < 0)) {
            sessionDependencies.snapshots().restore(session.tenant(), here, opened);
        }
    }

    private void takeTurns() throws InterruptedException {
        while (ending == null) {
            lastTurn = System.nanoTime();
            Runnable turn = turns.poll(TICK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            if (turn != null) {
                turn.run();
            }
            if (ending == null) {
                tick(sessionDependencies.clock().instant());
            }
        }
    }

    private void tick(Instant now) {
        monitor.tick();
        supervisor.tick(now);
        if (!stamped && browserProfile != null && monitor.connectedAt() != null) {
            browserProfile.connected(session.epoch());
            stamped = true;
        }
        snapshots.tick(now, monitor.connectedAt());
        browserMemoryMonitor.tick(now);
        if (linkState().isConnected() && browserMemoryMonitor.shouldRecycle(now, pendingMessages.lastSaid())) {
            end(
                    SessionOutcome.RECYCLED,
                    "memory of " + browserMemoryMonitor.residentMemory() / (1 << 20) + " MB exceeds the budget");
        }
        if (activityOwnership.missingFor(
                sessionDependencies.settings().orphanedFor(), sessionDependencies.workflow())) {
            end(SessionOutcome.DRAINED, NO_WORKFLOW);
        }
    }

    /**
     * Releases in reverse what was acquired; a step that fails costs none of the others.
     *
     * @return whether the newest state of the profile is in a snapshot
     */
    private boolean close(SessionOutcome outcome) {
        boolean ours = lease.held();
        if (!ours) {
            step("hear the page's last events", this::takeLastTurns);
        }
        step("close the chats", () -> {
            pendingMessages.closing(ours ? sessionDependencies.settings().closeWithin() : Duration.ZERO);
            pendingMessages.gone();
        });
        AtomicBoolean whole = new AtomicBoolean();
        step(
                "close the browser",
                () -> whole.set(supervisor.close(ours ? CLOSE_TIMEOUT : CLOSE_TIMEOUT_WITHOUT_LEASE)));
        AtomicBoolean saved = new AtomicBoolean();
        step("keep or remove the profile", () -> {
            switch (outcome) {
                case LOGGED_OUT, WRONG_NUMBER -> forget();
                // What is left of it would only be found broken again; the snapshot may be whole.
                case STORAGE_LOST -> emptyProfile();
                case CONFLICT, BANNED, LEASE_LOST -> {}
                default -> saved.set(whole.get() && ours && monitor.connectedAt() != null && snapshots.takeClean());
            }
        });
        step("report the end", () -> {
            if (ours) {
                reporter.write(
                        "no codes", () -> sessionDependencies.records().clearCodes(session.tenant(), session.epoch()));
                reporter.flushWrites(sessionDependencies.settings().closeWithin());
            }
            reporter.flush(NOTIFY_TIMEOUT);
        });
        step("stop reporting", reporter::close);
        BrowserProfile opened = browserProfile;
        if (opened != null) {
            step("release the profile", opened::close);
        }
        step("release the lease", lease::release);
        if (NO_WORKFLOW.equals(asked().detail())) {
            step("start the workflow", () -> sessionDependencies.workflow().startLifecycle(session.tenant()));
        }
        return saved.get();
    }

    private void step(String what, Runnable step) {
        try {
            step.run();
        } catch (Throwable e) {
            log.warn("Epoch {} could not {}", session.epoch(), what, e);
        }
    }

    /** What a page reported while its worker was frozen is still true, and whoever has the tenant now answers it. */
    private void takeLastTurns() {
        supervisor.awaitEvents(EVENTS_TIMEOUT);
        for (Runnable turn = turns.poll(); turn != null; turn = turns.poll()) {
            turn.run();
        }
    }

    /** After a logout the keys are worth nothing; kept, they would only be refused. */
    private void forget() {
        emptyProfile();
        reporter.write("no snapshots", () -> {
            sessionDependencies.snapshots().forget(session.tenant(), session.epoch());
            return true;
        });
    }

    private Instant keptSince(Instant now) {
        return browserProfile == null ? now : browserProfile.keptSince(now);
    }

    private void emptyProfile() {
        if (browserProfile != null) {
            browserProfile.empty();
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

    /** Does what a transition of the link asks for. */
    private final class MonitorActions implements LinkMonitor.Actions {

        private Duration timeout() {
            return sessionDependencies.settings().probePatience();
        }

        @Override
        public CompletableFuture<@Nullable String> ownNumber() {
            return supervisor
                    .ask("own", Map.of(), timeout())
                    .handleAsync(
                            (own, failure) -> own != null && own.isTextual()
                                    ? own.asText().replaceAll("[@:].*", "")
                                    : null,
                            turns::add);
        }

        @Override
        public CompletableFuture<Boolean> isAnothers(String number) {
            return CompletableFuture.supplyAsync(
                            () -> sessionDependencies.businesses().isAnothers(session.tenant(), number),
                            task -> Thread.ofVirtual().start(TenantLogContext.of(session.tenant(), task)))
                    .whenCompleteAsync(
                            (anothers, failure) -> {
                                if (failure != null) {
                                    log.info("Not known yet whose number it is: {}", FailureMessages.words(failure));
                                }
                            },
                            turns::add);
        }

        @Override
        public void requestCodes() {
            supervisor.ask("refreshCode", Map.of(), timeout()).exceptionally(failure -> {
                log.info("The page offers no fresh code: {}", FailureMessages.words(failure));
                return NullNode.getInstance();
            });
        }

        @Override
        public void checkNames() {
            supervisor
                    .ask("missing", sessionDependencies.scripts().contract().question(), timeout())
                    .thenAccept(missing -> {
                        if (!missing.isEmpty()) {
                            end(SessionOutcome.PAGE_INCOMPATIBLE, "the page lacks " + missing);
                        }
                    });
        }

        @Override
        public void openChats(String number) {
            Instant now = sessionDependencies.clock().instant();
            pendingMessages.ready(new SessionChats(session, number, page().chats(), keptSince(now)));
        }

        @Override
        public void closeChats() {
            pendingMessages.gone();
        }

        @Override
        public void reload(String why) {
            log.info("Loading the page again: {}", why);
            supervisor.load();
        }

        @Override
        public void refreshOutdated() {
            supervisor.refreshOutdated();
        }

        @Override
        public void resolveConflict() {
            Thread.ofVirtual().start(TenantLogContext.of(session.tenant(), () -> {
                try {
                    if (lease.confirm()) {
                        turns.add(supervisor::resolveConflict);
                    } else {
                        superseded();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }

        @Override
        public void unlink(SessionOutcome outcome, String detail) {
            supervisor.ask("logout", Map.of(), timeout()).whenComplete((done, failure) -> {
                if (failure != null) {
                    log.warn("The device could not be logged out: {}", FailureMessages.words(failure));
                }
                end(outcome, detail);
            });
        }

        @Override
        public void takeScreenshot() {
            try {
                byte[] png = page().screenshot().get(timeout().toMillis(), TimeUnit.MILLISECONDS);
                Instant now = sessionDependencies.clock().instant();
                reporter.write(
                        "screenshot",
                        () -> sessionDependencies.records().screenshot(session.tenant(), session.epoch(), png, now));
            } catch (ExecutionException | TimeoutException | IllegalStateException e) {
                log.info("No screenshot of the page: {}", FailureMessages.words(e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void end(SessionOutcome outcome, @Nullable String detail) {
            BrowserSession.this.end(outcome, detail);
        }
    }
}
