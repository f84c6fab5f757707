package io.flowhq.worker.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionEvent;
import io.flowhq.contract.session.SessionHeartbeat.Liveness;
import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.worker.page.PageEvent;
import io.flowhq.worker.page.PageState;
import io.flowhq.worker.page.WhatsAppPage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Understands what a page tells: how far its link has come, which codes are to be scanned, when it is connected, and
 * what is the end of the session. Belongs to the session's thread.
 */
final class LinkMonitor implements PageSupervisor.Patient {

    private static final Logger log = LoggerFactory.getLogger(LinkMonitor.class);
    /** A line that is back before this was never announced as lost; a logout's reason comes within it. */
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final SessionAssignment session;
    private final SessionDependencies sessionDependencies;
    private final SessionReporter voice;
    private final PendingMessages pendingMessages;
    private final SessionTerminator sessionTerminator;
    private final Executor turns;
    private final UnaryOperator<Instant> keptSince;
    private final BooleanSupplier silenced;
    private final QrCodeRotation qrCodeRotation = new QrCodeRotation();
    private @Nullable PageSupervisor care;

    private volatile LinkState linkState = LinkState.OPENING;
    private volatile Liveness liveness = Liveness.OPENING;
    private PageState state = PageState.BLANK;
    private Instant since;
    private int reloads;
    private boolean namesChecked;
    private boolean ownNumberAsked;
    private boolean qrAnnounced;
    private boolean lossAnnounced;
    private @Nullable Instant connectedAt;
    private @Nullable Instant logoutSeen;

    /** @param keptSince answers since when the page's storage has been kept, given the present */
    LinkMonitor(
            SessionAssignment session,
            SessionDependencies sessionDependencies,
            SessionReporter voice,
            SessionTerminator sessionTerminator,
            Executor turns,
            UnaryOperator<Instant> keptSince,
            BooleanSupplier silenced) {
        this.session = session;
        this.sessionDependencies = sessionDependencies;
        this.voice = voice;
        this.pendingMessages =
                new PendingMessages(session.tenant(), sessionDependencies.listener(), sessionDependencies.clock());
        this.sessionTerminator = sessionTerminator;
        this.turns = turns;
        this.keptSince = keptSince;
        this.silenced = silenced;
        this.since = sessionDependencies.clock().instant();
    }

    void watch(PageSupervisor care) {
        this.care = care;
    }

    private PageSupervisor care() {
        return Objects.requireNonNull(care, "a page tells before it is cared for");
    }

    LinkState stage() {
        return linkState;
    }

    Liveness liveness() {
        return liveness;
    }

    PendingMessages inbox() {
        return pendingMessages;
    }

    /** When this session was connected first; null until then. */
    @Nullable
    Instant connectedAt() {
        return connectedAt;
    }

    /** What the workflow should know now, should it have missed it. */
    void announce() {
        switch (linkState) {
            case AWAITING_SCAN -> voice.tell(SessionEvent.Kind.QR_SHOWN);
            case SYNCHRONISING -> voice.tell(SessionEvent.Kind.SCANNED);
            case CONNECTED -> voice.tell(SessionEvent.Kind.CONNECTED);
            case OFFLINE -> voice.tell(SessionEvent.Kind.DISCONNECTED);
            case OPENING -> {}
        }
    }

    /** Offers codes again to somebody who asks for one. */
    void freshCodes() {
        qrCodeRotation.restart();
        care().ask("refreshCode", Map.of(), sessionDependencies.settings().probePatience())
                .exceptionally(failure -> {
                    turns.execute(() -> log.info("the page offers no fresh code: {}", FailureMessages.words(failure)));
                    return null;
                });
    }

    void pairingCode(String code) {
        Instant until = qrCodeRotation.pairing(sessionDependencies.clock().instant());
        voice.write(
                "pairing code",
                () -> sessionDependencies.records().showPairingCode(session.tenant(), session.epoch(), code, until));
    }

    @Override
    public void loading() {
        enter(LinkState.OPENING);
        state = PageState.BLANK;
        namesChecked = false;
        ownNumberAsked = false;
        liveness = Liveness.OPENING;
    }

    @Override
    public void lost() {
        pendingMessages.gone();
        if (linkState == LinkState.CONNECTED && !lossAnnounced) {
            lossAnnounced = true;
            voice.tell(SessionEvent.Kind.DISCONNECTED);
        }
    }

    @Override
    public void unknown() {
        liveness = Liveness.UNKNOWN;
    }

    @Override
    public void told(PageEvent event) {
        Instant now = sessionDependencies.clock().instant();
        switch (event) {
            case PageState seen -> see(seen);
            case PageEvent.Hello hello -> log.debug("a document of {} is there", hello.url());
            case PageEvent.Bye bye -> log.debug("the page is leaving its document");
            case PageEvent.CodeShown code -> codeShown(code.text(), now);
            case PageEvent.CodesRanOut out -> codesRanOut(now);
            case PageEvent.PairingCodeShown pairing -> pairingCode(pairing.code());
            case PageEvent.PairingFailed failed -> log.info("no pairing code: {}", failed.reason());
            case PageEvent.LoggedOut out -> loggedOut(out.reason(), now);
            case PageEvent.BackendReported report -> backend(report.name());
            case PageEvent.MessageArrived arrived -> pendingMessages.take(arrived.message());
            case PageEvent.Acked acked -> pendingMessages.acked(acked.ids(), acked.ack());
            case PageEvent.Trouble trouble ->
                log.warn("the bridge stumbled in {}: {}", trouble.where(), trouble.what());
            case PageEvent.Answer answer -> log.debug("an answer nobody waits for");
        }
    }

    private void see(PageState seen) {
        state = seen;
        if (seen.rejected()) {
            sessionTerminator.end(
                    SessionOutcome.BROWSER_REJECTED, "WhatsApp Web shows its page for unsupported browsers");
            return;
        }
        String mode = seen.mode() == null ? "" : seen.mode();
        switch (mode) {
            case "CONFLICT" -> sessionTerminator.end(SessionOutcome.CONFLICT, "the same session was opened elsewhere");
            case "TOS_BLOCK", "SMB_TOS_BLOCK" ->
                sessionTerminator.end(SessionOutcome.BANNED, "the service blocked the account: " + mode);
            case "PROXYBLOCK" ->
                sessionTerminator.end(SessionOutcome.DISCONNECTED, "the service refuses this network: " + mode);
            case "DEPRECATED_VERSION" -> care().outdated();
            default -> {
                if (seen.ready() && !namesChecked) {
                    namesChecked = true;
                    checkNames();
                }
                move(seen);
                if (seen.idle() && seen.in("QR")) {
                    codesRanOut(sessionDependencies.clock().instant());
                }
            }
        }
    }

    private void move(PageState seen) {
        if (seen.connected() && !seen.offline()) {
            if (linkState != LinkState.CONNECTED && !ownNumberAsked) {
                ownNumberAsked = true;
                care().ask("own", Map.of(), sessionDependencies.settings().probePatience())
                        .whenComplete((own, failure) -> turns.execute(() -> connected(own)));
            }
        } else if (linkState == LinkState.CONNECTED) {
            enter(LinkState.OFFLINE);
        } else if (seen.authenticated() && linkState == LinkState.AWAITING_SCAN) {
            enter(LinkState.SYNCHRONISING);
            voice.tell(SessionEvent.Kind.SCANNED);
        } else if (seen.authenticated() && seen.in("SYNCING") && linkState == LinkState.OPENING) {
            enter(LinkState.SYNCHRONISING);
        }
    }

    private void connected(@Nullable JsonNode own) {
        ownNumberAsked = false;
        WhatsAppPage page = care().page();
        if (own == null || !own.isTextual() || !state.connected() || page == null) {
            log.debug("the page does not say its own number yet");
            return;
        }
        Instant now = sessionDependencies.clock().instant();
        String number = own.asText().replaceAll("[@:].*", "");
        enter(LinkState.CONNECTED);
        liveness = Liveness.LIVE;
        reloads = 0;
        lossAnnounced = false;
        connectedAt = connectedAt == null ? now : connectedAt;
        voice.write(
                "connected",
                () -> sessionDependencies.records().connected(session.tenant(), session.epoch(), number, now));
        voice.tellAfterWrites(SessionEvent.Kind.CONNECTED);
        pendingMessages.ready(new SessionChats(session, number, page.chats(), keptSince.apply(now), silenced));
    }

    private void codeShown(String text, Instant now) {
        if (state.authenticated() || linkState == LinkState.SYNCHRONISING) {
            return;
        }
        if (linkState != LinkState.AWAITING_SCAN) {
            enter(LinkState.AWAITING_SCAN);
            qrCodeRotation.restart();
        }
        var code = qrCodeRotation.next(text, now);
        log.info("{} is shown", qrCodeRotation);
        voice.write(
                qrCodeRotation.toString(),
                () -> sessionDependencies.records().showCode(session.tenant(), session.epoch(), code));
        if (!qrAnnounced) {
            qrAnnounced = true;
            voice.tellAfterWrites(SessionEvent.Kind.QR_SHOWN);
        }
    }

    private void codesRanOut(Instant now) {
        if (!qrCodeRotation.pairingOpen(now)) {
            sessionTerminator.end(SessionOutcome.SCAN_TIMEOUT, "nobody scanned any of the codes");
        }
    }

    private void loggedOut(@Nullable String reason, Instant now) {
        if (reason == null) {
            // The reason is an event of its own, before or after.
            logoutSeen = logoutSeen == null ? now : logoutSeen;
            return;
        }
        switch (reason) {
            case "account_locked" -> sessionTerminator.end(SessionOutcome.BANNED, "the account is locked");
            case "web_fail_storage_initialization", "storage_quota_exceeded", "cache_storage_open_failed" ->
                sessionTerminator.end(SessionOutcome.STORAGE_LOST, reason);
            default -> sessionTerminator.end(SessionOutcome.LOGGED_OUT, "logged out: " + reason);
        }
    }

    private void backend(String name) {
        switch (name) {
            case "account_temporarily_banned" -> sessionTerminator.end(SessionOutcome.BANNED, name);
            case "storage_initialization_error" -> sessionTerminator.end(SessionOutcome.STORAGE_LOST, name);
            default -> log.info("the service told the page: {}", name);
        }
    }

    private void checkNames() {
        care().ask(
                        "missing",
                        sessionDependencies.scripts().contract().question(),
                        sessionDependencies.settings().probePatience())
                .thenAccept(missing -> {
                    if (!missing.isEmpty()) {
                        sessionTerminator.end(SessionOutcome.PAGE_INCOMPATIBLE, "the page lacks " + missing);
                    }
                });
    }

    @Override
    public PageRecoveryPolicy.Remedy probed(JsonNode answer, PageRecoveryPolicy pageRecoveryPolicy) {
        String server = answer.path("server").asText();
        int missed = answer.path("missed").asInt();
        if (linkState != LinkState.CONNECTED) {
            liveness = Liveness.OPENING;
            return pageRecoveryPolicy.afterWellness(false);
        }
        if (missed > 0) {
            log.warn("{} messages reached the page and were not told", missed);
            liveness = Liveness.DEAF;
            return pageRecoveryPolicy.afterMissedEvents();
        }
        if (server.equals("silent")) {
            liveness = Liveness.DEAF;
            return pageRecoveryPolicy.afterDeafness();
        }
        liveness = Liveness.LIVE;
        return pageRecoveryPolicy.afterWellness(true);
    }

    void tick(Instant now) {
        if (logoutSeen != null && now.isAfter(logoutSeen.plus(MOMENT))) {
            sessionTerminator.end(SessionOutcome.LOGGED_OUT, "the phone removed the device");
            return;
        }
        Duration age = Duration.between(since, now);
        SessionSettings settings = sessionDependencies.settings();
        switch (linkState) {
            case OPENING -> {
                if (age.compareTo(settings.readyWithin()) > 0) {
                    reloadOrEnd(
                            state.present() && !state.authenticated()
                                    ? SessionOutcome.PAGE_INCOMPATIBLE
                                    : SessionOutcome.DISCONNECTED,
                            "the page did not get ready: " + state);
                }
            }
            case SYNCHRONISING -> {
                if (age.compareTo(settings.syncWithin()) > 0) {
                    reloadOrEnd(SessionOutcome.PAGE_HUNG, "the chats did not come: " + state);
                }
            }
            case AWAITING_SCAN -> {
                if (qrCodeRotation.ranOut(now)) {
                    sessionTerminator.end(SessionOutcome.SCAN_TIMEOUT, "nobody scanned any of the codes");
                }
            }
            case OFFLINE -> offline(age);
            case CONNECTED -> {}
        }
    }

    private void offline(Duration age) {
        if (!lossAnnounced && age.compareTo(MOMENT) > 0) {
            lossAnnounced = true;
            voice.tell(SessionEvent.Kind.DISCONNECTED);
        }
        Duration given = sessionDependencies.settings().offlineFor();
        if (age.compareTo(given) > 0) {
            sessionTerminator.end(SessionOutcome.DISCONNECTED, "offline for " + given.toSeconds() + " s");
        }
    }

    private void reloadOrEnd(SessionOutcome outcome, String why) {
        if (reloads++ == 0) {
            log.info("{}; loading it again", why);
            lost();
            care().load();
        } else {
            sessionTerminator.end(outcome, why);
        }
    }

    private void enter(LinkState next) {
        if (linkState != next) {
            log.info("epoch {}: {}", session.epoch(), next);
        }
        linkState = next;
        since = sessionDependencies.clock().instant();
    }
}
