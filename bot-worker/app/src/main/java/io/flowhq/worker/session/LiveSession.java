package io.flowhq.worker.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionEnded;
import io.flowhq.contract.session.SessionEvent;
import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.contract.session.SessionPulse;
import io.flowhq.worker.browser.BrowserProcesses;
import io.flowhq.worker.page.PageEvent;
import io.flowhq.worker.page.PageListener;
import io.flowhq.worker.page.PageState;
import io.flowhq.worker.page.WhatsAppPage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One tenant's session on this worker: takes the lease, opens the browser, sees it through linking, keeps it connected,
 * and ends once with an outcome.
 *
 * <p>A thread of its own does all of this, one turn after another; pages, commands and timers only put turns into its
 * queue. PostgreSQL and Temporal are reached over lanes, so that neither of them being away holds the session up.
 */
final class LiveSession {

    private static final Logger log = LoggerFactory.getLogger(LiveSession.class);
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration STUCK_AFTER = Duration.ofMinutes(2);
    private static final Duration LOAD_PAUSE = Duration.ofSeconds(3);
    private static final Duration LOGOUT_REASON_WAIT = Duration.ofSeconds(2);

    private final SessionAssignment session;
    private final Premises premises;
    private final BlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();
    private final CompletableFuture<SessionEnded> ended = new CompletableFuture<>();
    private final LeaseKeeper lease;
    private final Lane store;
    private final Lane temporal;
    private final Codes codes = new Codes();
    private final Inbox inbox;
    private final Remedies remedies;

    private volatile @Nullable SessionEnded ending;
    private volatile boolean silenced;
    private volatile SessionPulse.Liveness liveness = SessionPulse.Liveness.OPENING;
    private volatile @Nullable WhatsAppPage page;
    private volatile @Nullable Object owner;
    private volatile @Nullable Instant orphanedSince;
    private volatile long lastTick = System.nanoTime();
    private volatile Stage stage = Stage.OPENING;

    private Instant since;
    private PageState state = PageState.BLANK;
    private boolean announcedQr;
    private boolean announcedLoss;
    private boolean checkedNames;
    private boolean askedOwnNumber;
    private int reopened;
    private @Nullable Instant logoutSeen;
    private @Nullable Instant loadAt;
    private @Nullable Profile profile;
    private @Nullable Ears ears;

    LiveSession(SessionAssignment session, Premises premises) {
        this.session = session;
        this.premises = premises;
        this.since = premises.clock().instant();
        this.lease = new LeaseKeeper(premises.leases(), session, premises.worker(), premises.settings());
        String name = "session-" + session.tenant();
        this.store = new Lane("PostgreSQL", name);
        this.temporal = new Lane("Temporal", name);
        this.inbox = new Inbox(session.tenant(), premises.listener());
        this.remedies = new Remedies(premises.settings(), premises.clock());
    }

    void start() {
        Thread.ofVirtual().name("session-" + session.tenant()).start(this::live);
    }

    SessionAssignment session() {
        return session;
    }

    /** Completed once, after the browser is gone and the lease is free. */
    CompletableFuture<SessionEnded> ended() {
        return ended;
    }

    SessionPulse pulse() {
        return new SessionPulse(session.epoch(), liveness, memory());
    }

    long memory() {
        WhatsAppPage open = page;
        return open == null ? 0 : open.processes().map(BrowserProcesses::memory).orElse(0L);
    }

    Stage stage() {
        return stage;
    }

    boolean isEnding() {
        return ending != null;
    }

    // Owners and commands, from any thread.

    /** An activity takes the session; its token gives it back. */
    Object own() {
        Object token = new Object();
        owner = token;
        orphanedSince = null;
        return token;
    }

    void disown(Object token) {
        synchronized (this) {
            if (owner == token) {
                owner = null;
                orphanedSince = premises.clock().instant();
            }
        }
    }

    /** The session's thread has not come round for so long that its heartbeat would be a lie. */
    boolean stuck() {
        return System.nanoTime() - lastTick > STUCK_AFTER.toNanos() && !ended.isDone();
    }

    void pairingCode(String code) {
        turns.add(() -> hear(new PageEvent.PairingCodeShown(code)));
    }

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

    /** Ends the session and its browser at once. */
    void kill() {
        end(SessionOutcome.STOPPED, "the browser was ended by force");
        WhatsAppPage open = page;
        if (open != null) {
            open.kill();
        }
    }

    void silence(boolean silent) {
        silenced = silent;
        turns.add(() -> premises.listener().silenced(session.tenant(), silent));
    }

    /** The workflow may have missed what was said while it moved on to a fresh history. */
    void announceAgain() {
        turns.add(() -> {
            tell(SessionEvent.Kind.HOSTED);
            switch (stage) {
                case AWAITING_SCAN -> tell(SessionEvent.Kind.QR_SHOWN);
                case SYNCHRONISING -> tell(SessionEvent.Kind.SCANNED);
                case CONNECTED -> tell(SessionEvent.Kind.CONNECTED);
                case OFFLINE -> tell(SessionEvent.Kind.DISCONNECTED);
                case OPENING -> {}
            }
        });
    }

    /** @throws IllegalStateException when there is no page yet */
    WhatsAppPage page() {
        WhatsAppPage open = page;
        if (open == null) {
            throw new IllegalStateException("the browser is still being opened");
        }
        return open;
    }

    void freshCodes() {
        turns.add(() -> {
            codes.restart();
            ask("refreshCode");
        });
    }

    // The session's own thread.

    private void live() {
        MDC.put("tenant", session.tenant().toString());
        try {
            if (open()) {
                keepGoing();
            }
        } catch (InterruptedException e) {
            end(SessionOutcome.BROWSER_CRASHED, "the session's thread was interrupted");
        } catch (RuntimeException e) {
            log.warn("the session of epoch {} failed", session.epoch(), e);
            end(SessionOutcome.BROWSER_CRASHED, e.getMessage());
        }
        SessionEnded end = ending;
        if (end == null) {
            end = new SessionEnded(SessionOutcome.BROWSER_CRASHED, null);
        }
        try {
            close(end);
        } catch (RuntimeException e) {
            log.warn("closing the session of epoch {} failed", session.epoch(), e);
        } finally {
            log.info("session of epoch {} ended: {}{}", session.epoch(), end.outcome(), detail(end));
            ended.complete(end);
            MDC.remove("tenant");
        }
    }

    private boolean open() throws InterruptedException {
        tell(SessionEvent.Kind.HOSTED);
        if (!lease.acquire(() -> ending == null)) {
            end(SessionOutcome.LEASE_LOST, "a newer session owns the tenant");
            return false;
        }
        lease.keep(this::leaseRenewed, () -> end(SessionOutcome.LEASE_LOST, "the lease could not be kept"));
        silenced = premises.tenants()
                .find(session.tenant())
                .map(overview -> overview.observed().silenced())
                .orElse(false);
        profile = Profile.open(premises.profiles(), session.tenant());
        profile.usedBy(session.epoch());
        return launch();
    }

    private boolean launch() throws InterruptedException {
        try {
            Ears fresh = new Ears();
            ears = fresh;
            WhatsAppPage opened = WhatsAppPage.launch(
                            premises.loops().emptiest(),
                            Profile.folderOf(premises.profiles(), session.tenant()),
                            premises.scripts(),
                            fresh)
                    .get();
            page = opened;
            load();
            return true;
        } catch (ExecutionException e) {
            end(SessionOutcome.BROWSER_CRASHED, "the browser did not start: " + reasonOf(e));
            return false;
        }
    }

    /** Goes to WhatsApp Web, for the first time or again. */
    private void load() {
        stage = Stage.OPENING;
        since = premises.clock().instant();
        state = PageState.BLANK;
        checkedNames = false;
        askedOwnNumber = false;
        loadAt = null;
        page().open().whenComplete((done, failure) -> {
            if (failure != null) {
                turns.add(() -> notLoaded(reasonOf(failure)));
            }
        });
    }

    private void notLoaded(String why) {
        if (remedies.loadAgain()) {
            log.info("the page did not load ({}); trying again", why);
            loadAt = premises.clock().instant().plus(LOAD_PAUSE);
        } else {
            end(SessionOutcome.DISCONNECTED, "the page did not load: " + why);
        }
    }

    private void keepGoing() throws InterruptedException {
        while (ending == null) {
            lastTick = System.nanoTime();
            Runnable turn = turns.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
            if (turn != null) {
                turn.run();
            }
            if (ending == null) {
                tick(premises.clock().instant());
            }
        }
    }

    private void hear(PageEvent event) {
        Instant now = premises.clock().instant();
        switch (event) {
            case PageState seen -> see(seen);
            case PageEvent.Hello hello -> leaseRenewed(lease.left());
            case PageEvent.Bye bye -> log.debug("the page is leaving its document");
            case PageEvent.CodeShown code -> codeShown(code.text(), now);
            case PageEvent.CodesRanOut out -> {
                if (!codes.pairingOpen(now)) {
                    end(SessionOutcome.SCAN_TIMEOUT, "nobody scanned any of the codes");
                }
            }
            case PageEvent.PairingCodeShown pairing -> {
                Instant until = codes.pairing(now);
                write(
                        "pairing code",
                        () -> premises.records()
                                .showPairingCode(session.tenant(), session.epoch(), pairing.code(), until));
            }
            case PageEvent.PairingFailed failed -> log.info("no pairing code: {}", failed.reason());
            case PageEvent.LoggedOut out -> loggedOut(out.reason(), now);
            case PageEvent.BackendReported report -> backend(report.name());
            case PageEvent.MessageArrived arrived -> inbox.take(arrived.message());
            case PageEvent.Acked acked -> inbox.acked(acked.ids(), acked.ack());
            case PageEvent.Trouble trouble ->
                log.warn("the bridge stumbled in {}: {}", trouble.where(), trouble.what());
            case PageEvent.Answer answer -> {}
        }
    }

    private void see(PageState seen) {
        state = seen;
        if (seen.rejected()) {
            end(SessionOutcome.BROWSER_REJECTED, "WhatsApp Web shows its page for unsupported browsers");
        } else if (seen.in("CONFLICT")) {
            end(SessionOutcome.CONFLICT, "the same session was opened elsewhere");
        } else if (seen.in("TOS_BLOCK") || seen.in("SMB_TOS_BLOCK")) {
            end(SessionOutcome.BANNED, "the service blocked the account: " + seen.mode());
        } else if (seen.in("PROXYBLOCK")) {
            end(SessionOutcome.DISCONNECTED, "the service refuses this network: " + seen.mode());
        } else if (seen.in("DEPRECATED_VERSION")) {
            remedy(remedies.afterOutdated(), "the page says its version is outdated");
        } else {
            if (seen.ready() && !checkedNames) {
                checkedNames = true;
                checkNames();
            }
            move(seen);
        }
    }

    private void move(PageState seen) {
        if (seen.connected() && !seen.offline()) {
            if (stage != Stage.CONNECTED && !askedOwnNumber) {
                askedOwnNumber = true;
                page().ask("own", Map.of(), premises.settings().probePatience())
                        .whenComplete((own, failure) -> turns.add(() -> connected(own, failure)));
            }
        } else if (stage == Stage.CONNECTED) {
            enter(Stage.OFFLINE);
        } else if (seen.authenticated()
                && (stage == Stage.AWAITING_SCAN || seen.in("SYNCING") && stage == Stage.OPENING)) {
            boolean scanned = stage == Stage.AWAITING_SCAN;
            enter(Stage.SYNCHRONISING);
            if (scanned) {
                tell(SessionEvent.Kind.SCANNED);
            }
        }
    }

    private void connected(@Nullable JsonNode own, @Nullable Throwable failure) {
        askedOwnNumber = false;
        if (failure != null || own == null || !own.isTextual() || !state.connected()) {
            log.debug("the page does not say its own number yet");
            return;
        }
        String number = own.asText().replaceAll("[@:].*", "");
        enter(Stage.CONNECTED);
        reopened = 0;
        announcedLoss = false;
        liveness = SessionPulse.Liveness.LIVE;
        Instant now = premises.clock().instant();
        write("connected", () -> premises.records().connected(session.tenant(), session.epoch(), number, now));
        store.put("connected", () -> tell(SessionEvent.Kind.CONNECTED));
        inbox.ready(new SessionChats(
                session, number, page().chats(), Objects.requireNonNull(profile).keptSince(now), () -> silenced));
    }

    private void codeShown(String text, Instant now) {
        if (state.authenticated() || stage == Stage.SYNCHRONISING) {
            return;
        }
        if (stage != Stage.AWAITING_SCAN) {
            enter(Stage.AWAITING_SCAN);
        }
        var code = codes.next(text, now);
        write(codes.toString(), () -> premises.records().showCode(session.tenant(), session.epoch(), code));
        if (!announcedQr) {
            announcedQr = true;
            store.put("code shown", () -> tell(SessionEvent.Kind.QR_SHOWN));
        }
    }

    private void loggedOut(@Nullable String reason, Instant now) {
        if (reason == null) {
            // The reason follows as an event of its own.
            if (logoutSeen == null) {
                logoutSeen = now;
            }
            return;
        }
        switch (reason) {
            case "account_locked" -> end(SessionOutcome.BANNED, "the account is locked");
            case "web_fail_storage_initialization", "storage_quota_exceeded", "cache_storage_open_failed" ->
                end(SessionOutcome.STORAGE_LOST, reason);
            default -> end(SessionOutcome.LOGGED_OUT, "logged out: " + reason);
        }
    }

    private void backend(String name) {
        switch (name) {
            case "account_temporarily_banned" -> end(SessionOutcome.BANNED, name);
            case "storage_initialization_error" -> end(SessionOutcome.STORAGE_LOST, name);
            default -> log.info("the service told the page: {}", name);
        }
    }

    private void tick(Instant now) {
        Duration age = Duration.between(since, now);
        SessionSettings settings = premises.settings();
        if (logoutSeen != null && now.isAfter(logoutSeen.plus(LOGOUT_REASON_WAIT))) {
            end(SessionOutcome.LOGGED_OUT, "the phone removed the device");
            return;
        }
        if (loadAt != null && now.isAfter(loadAt)) {
            load();
            return;
        }
        switch (stage) {
            case OPENING -> {
                if (age.compareTo(settings.readyWithin()) > 0) {
                    reopenOr(SessionOutcome.PAGE_INCOMPATIBLE, "the page did not get ready");
                }
            }
            case SYNCHRONISING -> {
                if (age.compareTo(settings.syncWithin()) > 0) {
                    reopenOr(SessionOutcome.PAGE_HUNG, "the chats did not come");
                }
            }
            case AWAITING_SCAN -> {
                if (codes.ranOut(now)) {
                    end(SessionOutcome.SCAN_TIMEOUT, "nobody scanned any of the codes");
                }
            }
            case OFFLINE -> {
                if (!announcedLoss && age.compareTo(LOGOUT_REASON_WAIT) > 0) {
                    announcedLoss = true;
                    tell(SessionEvent.Kind.DISCONNECTED);
                }
                if (age.compareTo(settings.offlineFor()) > 0) {
                    end(
                            SessionOutcome.DISCONNECTED,
                            "offline for " + settings.offlineFor().toSeconds() + " s");
                }
            }
            case CONNECTED -> {}
        }
        if (remedies.probeDue(now)) {
            probe();
        }
    }

    private void reopenOr(SessionOutcome outcome, String why) {
        if (reopened++ == 0) {
            log.info("{}; opening it again", why);
            pageLost();
            load();
        } else {
            end(outcome, why);
        }
    }

    // Health of the page.

    private void probe() {
        remedies.probing();
        page().ask(
                        "probe",
                        Map.of("patience", premises.settings().probePatience().toMillis()),
                        premises.settings().probePatience().plusSeconds(5))
                .whenComplete((answer, failure) -> turns.add(() -> probed(answer, failure)));
    }

    private void probed(@Nullable JsonNode answer, @Nullable Throwable failure) {
        if (failure != null) {
            liveness = SessionPulse.Liveness.UNKNOWN;
            remedy(remedies.afterSilence(failure), reasonOf(failure));
            return;
        }
        String server = answer == null ? "" : answer.path("server").asText();
        if (stage == Stage.CONNECTED && server.equals("silent")) {
            liveness = SessionPulse.Liveness.DEAF;
            remedy(remedies.afterDeafness(), "the service does not answer the page");
        } else {
            liveness = stage == Stage.CONNECTED ? SessionPulse.Liveness.LIVE : SessionPulse.Liveness.OPENING;
            remedies.wellAgain(server.equals("answered"));
        }
    }

    private void remedy(Remedies.Remedy remedy, String why) {
        if (ending != null) {
            return;
        }
        switch (remedy) {
            case Remedies.Wait wait -> log.debug("waiting: {}", why);
            case Remedies.Free free -> {
                log.warn("{}; freeing the page", why);
                page().free().whenComplete((done, failure) -> turns.add(remedies::probeSoon));
            }
            case Remedies.Reload reload -> {
                log.warn("{}; opening the page again", why);
                pageLost();
                load();
            }
            case Remedies.NewPage fresh -> {
                log.warn("{}; opening a new page", why);
                pageLost();
                replacePage();
            }
            case Remedies.NewBrowser fresh -> {
                log.warn("{}; opening a new browser", why);
                pageLost();
                relaunch();
            }
            case Remedies.GiveUp giveUp -> end(giveUp.outcome(), why);
        }
    }

    private void replacePage() {
        stage = Stage.OPENING;
        since = premises.clock().instant();
        state = PageState.BLANK;
        checkedNames = false;
        askedOwnNumber = false;
        page().replace().whenComplete((done, failure) -> {
            if (failure != null) {
                turns.add(() -> remedy(remedies.afterSilence(failure), reasonOf(failure)));
            }
        });
    }

    private void relaunch() {
        ears = null;
        page().kill();
        try {
            page().awaitEnd(Duration.ofSeconds(5));
            launch();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(SessionOutcome.BROWSER_CRASHED, "interrupted");
        }
    }

    private void pageLost() {
        inbox.gone();
        if (stage == Stage.CONNECTED && !announcedLoss) {
            announcedLoss = true;
            tell(SessionEvent.Kind.DISCONNECTED);
        }
        liveness = SessionPulse.Liveness.OPENING;
    }

    private void checkNames() {
        page().ask(
                        "missing",
                        premises.scripts().contract().question(),
                        premises.settings().probePatience())
                .thenAccept(missing -> turns.add(() -> {
                    if (!missing.isEmpty()) {
                        end(SessionOutcome.PAGE_INCOMPATIBLE, "the page lacks " + missing);
                    }
                }));
    }

    // Ending.

    private void close(SessionEnded end) {
        inbox.closing(
                end.outcome() == SessionOutcome.LEASE_LOST
                        ? Duration.ZERO
                        : premises.settings().closeWithin());
        inbox.gone();
        closeBrowser(end.outcome());
        if (end.outcome() == SessionOutcome.LOGGED_OUT) {
            forget();
        }
        if (lease.held()) {
            write("no codes", () -> premises.records().clearCodes(session.tenant(), session.epoch()));
            store.flush(premises.settings().closeWithin());
        }
        temporal.flush(Duration.ofSeconds(2));
        store.close();
        temporal.close();
        if (profile != null) {
            profile.close();
        }
        lease.release();
    }

    private void closeBrowser(SessionOutcome outcome) {
        WhatsAppPage open = page;
        if (open == null) {
            return;
        }
        Duration patience = outcome == SessionOutcome.LEASE_LOST ? Duration.ofSeconds(2) : Duration.ofSeconds(15);
        try {
            open.close().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            log.warn("the browser did not close ({}); ending it", reasonOf(e));
            open.kill();
        } catch (InterruptedException e) {
            open.kill();
            Thread.currentThread().interrupt();
        }
    }

    /** After a logout the keys are worth nothing; kept, they would only be refused. */
    private void forget() {
        if (profile != null) {
            profile.empty();
        }
        store.put("forget snapshots", () -> premises.snapshots().forget(session.tenant()));
    }

    // Lanes.

    private void enter(Stage next) {
        stage = next;
        since = premises.clock().instant();
        log.info("epoch {}: {}", session.epoch(), next);
    }

    private void tell(SessionEvent.Kind kind) {
        temporal.put(kind.name(), () -> premises.workflow().tell(session, kind));
    }

    private void write(String what, FencedWrite write) {
        store.put(what, () -> {
            if (!write.done()) {
                end(SessionOutcome.LEASE_LOST, "a newer session owns the tenant");
            }
        });
    }

    private void leaseRenewed(Duration left) {
        WhatsAppPage open = page;
        if (open != null && ending == null) {
            open.live(left).exceptionally(failure -> null);
        }
    }

    private void ask(String operation) {
        page().ask(operation, Map.of(), premises.settings().probePatience()).whenComplete((done, failure) -> {
            if (failure != null) {
                log.info("the page did not {}: {}", operation, reasonOf(failure));
            }
        });
    }

    private static String reasonOf(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null
                && (cause instanceof ExecutionException || cause instanceof CompletionException)) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    private static String detail(SessionEnded end) {
        return end.detail() == null ? "" : " (" + end.detail() + ")";
    }

    /** Hears one browser, on the browser loop; a browser that was replaced is no longer listened to. */
    private final class Ears implements PageListener {

        @Override
        public void told(PageEvent event) {
            turn(() -> hear(event));
        }

        @Override
        public void crashed() {
            turn(() -> {
                pageLost();
                remedy(remedies.afterCrash(), "the page crashed");
            });
        }

        @Override
        public void gone() {
            turn(() -> {
                pageLost();
                remedy(remedies.afterBrowserLoss(), "the browser died");
            });
        }

        private void turn(Runnable heard) {
            turns.add(() -> {
                if (ears == this) {
                    heard.run();
                }
            });
        }
    }

    /** A write under the session's epoch; false when it is no longer the newest. */
    @FunctionalInterface
    private interface FencedWrite {
        boolean done();
    }
}
