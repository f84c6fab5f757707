package io.flowhq.worker.session;

import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionEnded;
import io.flowhq.contract.session.SessionEvent;
import io.flowhq.contract.session.SessionHeartbeat;
import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.runtime.log.TenantLogContext;
import io.flowhq.worker.capacity.BrowserMemoryMonitor;
import io.flowhq.worker.page.WhatsAppPage;
import io.flowhq.worker.profile.BrowserProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One tenant's session on this worker: takes the lease, opens the browser, sees it through linking, keeps it connected,
 * and ends once with an outcome.
 *
 * <p>A thread of its own does all of this, one turn after another; pages, commands and timers only put turns into its
 * queue. It may outlive the activity that owns it.
 */
final class BrowserSession {

    private static final Logger log = LoggerFactory.getLogger(BrowserSession.class);
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration HEAR_OUT = Duration.ofSeconds(2);
    private static final Duration STUCK_AFTER = Duration.ofMinutes(2);

    private final SessionAssignment session;
    private final SessionDependencies sessionDependencies;
    private final Path folder;
    private final BlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();
    private final CompletableFuture<SessionEnded> ended = new CompletableFuture<>();
    private final LeaseRenewal lease;
    private final SessionReporter voice;
    private final LinkMonitor watch;
    private final PageSupervisor care;
    private final SnapshotTimer snapshots;
    private final ActivityOwnership activityOwnership;
    private final BrowserMemoryMonitor browserMemoryMonitor;

    private volatile @Nullable SessionEnded ending;
    private volatile boolean silenced;
    private volatile long lastTurn = System.nanoTime();
    private @Nullable BrowserProfile browserProfile;

    BrowserSession(SessionAssignment session, SessionDependencies sessionDependencies) {
        this.session = session;
        this.sessionDependencies = sessionDependencies;
        this.folder = BrowserProfile.folderOf(sessionDependencies.profiles(), session.tenant());
        this.lease = new LeaseRenewal(
                sessionDependencies.leases(), session, sessionDependencies.worker(), sessionDependencies.settings());
        this.voice = new SessionReporter(session, sessionDependencies.workflow(), this::stale);
        this.watch = new LinkMonitor(
                session, sessionDependencies, voice, this::end, turns::add, this::keptSince, () -> silenced);
        this.care = new PageSupervisor(sessionDependencies, folder, turns::add, watch, this::end, lease::left);
        this.watch.watch(care);
        this.snapshots = new SnapshotTimer(session, sessionDependencies, folder, ThreadLocalRandom.current());
        this.activityOwnership = new ActivityOwnership(sessionDependencies.clock());
        this.browserMemoryMonitor = new BrowserMemoryMonitor(sessionDependencies.capacity(), this::measure);
    }

    void start() {
        Thread.ofVirtual().name("session-" + session.tenant()).start(TenantLogContext.of(session.tenant(), this::live));
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
        return new SessionHeartbeat(session.epoch(), watch.liveness(), browserMemoryMonitor.weight());
    }

    /** Somebody may be about to scan a code, or has just done so. */
    boolean linking() {
        LinkState now = watch.stage();
        return now == LinkState.AWAITING_SCAN || now == LinkState.SYNCHRONISING;
    }

    private long measure() {
        WhatsAppPage page = care.page();
        return page == null ? 0 : page.memory();
    }

    LinkState stage() {
        return watch.stage();
    }

    boolean isEnding() {
        return ending != null;
    }

    /** Its thread has not come round for so long that a heartbeat would be a lie. */
    boolean stuck() {
        return System.nanoTime() - lastTurn > STUCK_AFTER.toNanos() && !ended.isDone();
    }

    // Commands, from any thread.

    /** Ends the session in good order; the first ending asked for counts. */
    void end(SessionOutcome outcome, @Nullable String detail) {
        synchronized (this) {
            if (ending != null) {
                return;
            }
            ending = new SessionEnded(outcome, detail);
        }
        turns.add(() -> {});
    }

    private void stale() {
        end(SessionOutcome.LEASE_LOST, "a newer session owns the tenant");
    }

    /** Ends the session and its browser at once. */
    void kill() {
        end(SessionOutcome.STOPPED, "the browser was ended by force");
        WhatsAppPage page = care.page();
        if (page != null) {
            page.kill();
        }
    }

    void silence(boolean silent) {
        silenced = silent;
        turns.add(() -> sessionDependencies.listener().silenced(session.tenant(), silent));
    }

    /** The workflow may have missed what was said while it moved on to a fresh history. */
    void announceAgain() {
        turns.add(() -> {
            voice.tell(SessionEvent.Kind.HOSTED);
            watch.announce();
        });
    }

    /** @throws IllegalStateException when there is no page yet */
    WhatsAppPage page() {
        WhatsAppPage page = care.page();
        if (page == null) {
            throw new IllegalStateException("the browser is still being opened");
        }
        return page;
    }

    void freshCodes() {
        turns.add(watch::freshCodes);
    }

    void pairingCode(String code) {
        turns.add(() -> watch.pairingCode(code));
    }

    // The session's own thread.

    private void live() {
        try {
            if (open()) {
                keepGoing();
            }
        } catch (InterruptedException e) {
            end(SessionOutcome.BROWSER_CRASHED, "the session's thread was interrupted");
        } catch (RuntimeException e) {
            log.warn("the session of epoch {} failed", session.epoch(), e);
            end(SessionOutcome.BROWSER_CRASHED, FailureMessages.words(e));
        }
        SessionEnded end = ending == null ? new SessionEnded(SessionOutcome.BROWSER_CRASHED, null) : ending;
        try {
            close(end.outcome());
        } catch (RuntimeException e) {
            log.warn("closing the session of epoch {} failed", session.epoch(), e);
        } finally {
            log.info("the session of epoch {} ended: {} ({})", session.epoch(), end.outcome(), end.detail());
            ended.complete(end);
        }
    }

    private boolean open() throws InterruptedException {
        voice.tell(SessionEvent.Kind.HOSTED);
        if (!lease.acquire(() -> ending == null)) {
            stale();
            return false;
        }
        lease.keep(care::live, () -> end(SessionOutcome.LEASE_LOST, "the lease could not be kept"));
        silenced = sessionDependencies
                .tenants()
                .find(session.tenant())
                .map(overview -> overview.observed().silenced())
                .orElse(false);
        browserProfile = BrowserProfile.open(sessionDependencies.profiles(), session.tenant());
        prepare(browserProfile);
        care.launch();
        return true;
    }

    /** The session as it was left last: on this disk, unless it has lived elsewhere since or was logged out. */
    private void prepare(BrowserProfile opened) {
        sessionDependencies.snapshots().forgottenUpTo(session.tenant()).ifPresent(opened::emptyUpTo);
        var here = opened.lastEpoch();
        var kept = sessionDependencies.snapshots().newest(session.tenant());
        if (kept.isPresent() && (here.isEmpty() || here.get().compareTo(kept.get()) < 0)) {
            sessionDependencies.snapshots().restore(session.tenant(), () -> {
                opened.empty();
                return folder;
            });
        }
        opened.usedBy(session.epoch());
    }

    private void keepGoing() throws InterruptedException {
        while (ending == null) {
            lastTurn = System.nanoTime();
            Runnable turn = turns.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
            if (turn != null) {
                turn.run();
            }
            if (ending == null) {
                tick(sessionDependencies.clock().instant());
            }
        }
    }

    private void tick(Instant now) {
        watch.tick(now);
        care.tick(now);
        snapshots.tick(now, watch.connectedAt());
        browserMemoryMonitor.tick(now);
        if (watch.stage() == LinkState.CONNECTED
                && browserMemoryMonitor.wantsRelief(now, watch.inbox().lastSaid())) {
            end(
                    SessionOutcome.RECYCLED,
                    "the browser had grown to " + browserMemoryMonitor.weight() / (1 << 20) + " MB");
        }
        if (activityOwnership.missingFor(
                sessionDependencies.settings().orphanedFor(), sessionDependencies.workflow())) {
            end(SessionOutcome.DRAINED, "no workflow came back for it");
        }
    }

    private void close(SessionOutcome outcome) {
        boolean ours = lease.held();
        if (!ours) {
            hearOut();
        }
        watch.inbox().closing(ours ? sessionDependencies.settings().closeWithin() : Duration.ZERO);
        watch.inbox().gone();
        boolean whole = care.close(ours ? Duration.ofSeconds(15) : Duration.ofSeconds(2));
        switch (outcome) {
            case LOGGED_OUT -> forget();
            // What is left of it would only be found broken again; the snapshot may be whole.
            case STORAGE_LOST -> emptyProfile();
            case CONFLICT, BANNED, LEASE_LOST -> {}
            default -> {
                if (whole && ours && watch.connectedAt() != null) {
                    snapshots.takeClean();
                }
            }
        }
        if (ours) {
            voice.write("no codes", () -> sessionDependencies.records().clearCodes(session.tenant(), session.epoch()));
            voice.flushWrites(sessionDependencies.settings().closeWithin());
        }
        voice.flush(Duration.ofSeconds(2));
        voice.close();
        if (browserProfile != null) {
            browserProfile.close();
        }
        lease.release();
    }

    /** What a page told while its worker was frozen is still true, and whoever has the tenant now answers it. */
    private void hearOut() {
        care.heardOut(HEAR_OUT);
        for (Runnable turn = turns.poll(); turn != null; turn = turns.poll()) {
            turn.run();
        }
    }

    /** After a logout the keys are worth nothing; kept, they would only be refused. */
    private void forget() {
        emptyProfile();
        voice.write("no snapshots", () -> {
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
}
