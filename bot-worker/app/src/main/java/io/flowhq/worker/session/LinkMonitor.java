package io.flowhq.worker.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionEvent;
import io.flowhq.contract.session.SessionHeartbeat.Liveness;
import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.worker.page.PageEvent;
import io.flowhq.worker.page.PageState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows a page's link: hands events to {@link LinkTransitions} and applies its effects. Belongs to the session's thread. */
final class LinkMonitor implements PageObserver {

    private static final Logger log = LoggerFactory.getLogger(LinkMonitor.class);

    /** What only the session can do. */
    interface Actions {

        /** Asks the page for its own number, in digits; the answer comes on the session's thread. */
        CompletableFuture<@Nullable String> ownNumber();

        /** Whether another tenant has this number, or is linked to its phone; the answer comes on the session's thread. */
        CompletableFuture<Boolean> isAnothers(String number);

        void requestCodes();

        void checkNames();

        void openChats(String number);

        void closeChats();

        void reload(String why);

        void refreshOutdated();

        void resolveConflict();

        /** Logs the device out, and ends the session then. */
        void unlink(SessionOutcome outcome, String detail);

        void takeScreenshot();

        void end(SessionOutcome outcome, @Nullable String detail);
    }

    private final SessionAssignment session;
    private final LinkTransitions transitions;
    private final SessionRecords records;
    private final SessionReporter reporter;
    private final Actions actions;
    private final InstantSource clock;
    private final Duration maxBetweenSigns;

    private volatile LinkState state;
    private volatile Liveness liveness = Liveness.OPENING;
    private volatile @Nullable Instant lastLive;
    private PageState page = PageState.BLANK;
    private boolean askingNumber;
    private boolean linkExpected;
    private @Nullable String expectedNumber;
    private @Nullable Instant connectedAt;

    LinkMonitor(
            SessionAssignment session,
            SessionSettings settings,
            SessionRecords records,
            SessionReporter reporter,
            Actions actions,
            InstantSource clock) {
        this.session = session;
        this.transitions = new LinkTransitions(settings);
        this.records = records;
        this.reporter = reporter;
        this.actions = actions;
        this.clock = clock;
        this.maxBetweenSigns = settings.probeEvery().multipliedBy(2).plus(settings.probePatience());
        this.state = new LinkState.Opening(clock.instant(), 0, false);
    }

    /** Only a phone with this number may be linked. */
    void expect(String number) {
        expectedNumber = number;
    }

    /** The page comes up linked, or its storage is damaged. */
    void expectLink() {
        linkExpected = true;
    }

    LinkState state() {
        return state;
    }

    Liveness liveness() {
        return liveness;
    }

    /** For how long the page has not been seen to hear the service; empty while it has lately, and before it first did. */
    Optional<Duration> silence() {
        Instant live = lastLive;
        return Optional.ofNullable(live)
                .map(since -> Duration.between(since, clock.instant()))
                .filter(silent -> silent.compareTo(maxBetweenSigns) > 0);
    }

    /** When this session was connected first; null until then. */
    @Nullable
    Instant connectedAt() {
        return connectedAt;
    }

    /** Tells the workflow the present state, should it have missed it. */
    void notifyAgain() {
        state.event().ifPresent(reporter::notifyWorkflow);
    }

    void tick() {
        Instant now = clock.instant();
        Instant live = lastLive;
        if (live != null && live.isAfter(now)) {
            // The clock was set back.
            lastLive = now;
        }
        apply(new LinkEvent.Tick(page));
    }

    void apply(LinkEvent event) {
        LinkTransition transition = transitions.after(state, event, clock.instant());
        if (!transition.next().label().equals(state.label())) {
            log.info("Epoch {}: {} after {}", session.epoch(), transition.next().label(), event.label());
        }
        state = transition.next();
        transition.effects().forEach(this::apply);
    }

    private void apply(LinkEffect effect) {
        switch (effect) {
            case LinkEffect.Notify notify -> notify(notify.kind());
            case LinkEffect.ShowCode shown ->
                reporter.write(
                        "code %d".formatted(shown.code().generation()),
                        () -> records.showCode(session.tenant(), session.epoch(), shown.code()));
            case LinkEffect.ShowPairingCode shown ->
                reporter.write(
                        "pairing code",
                        () -> records.showPairingCode(
                                session.tenant(), session.epoch(), shown.code(), shown.expiresAt()));
            case LinkEffect.RequestCodes request -> actions.requestCodes();
            case LinkEffect.CheckNames check -> actions.checkNames();
            case LinkEffect.AskNumber ask -> askNumber();
            case LinkEffect.OpenChats open -> openChats(open.number());
            case LinkEffect.CloseChats close -> actions.closeChats();
            case LinkEffect.Reload reload -> actions.reload(reload.why());
            case LinkEffect.RefreshOutdated refresh -> actions.refreshOutdated();
            case LinkEffect.ResolveConflict resolve -> actions.resolveConflict();
            case LinkEffect.Unlink unlink -> actions.unlink(unlink.outcome(), unlink.detail());
            case LinkEffect.TakeScreenshot take -> actions.takeScreenshot();
            case LinkEffect.End end -> actions.end(end.outcome(), end.detail());
        }
    }

    /** What is written before is there when the workflow hears of it; a loss is told without waiting for the database. */
    private void notify(SessionEvent.Kind kind) {
        if (kind == SessionEvent.Kind.QR_SHOWN || kind == SessionEvent.Kind.CONNECTED) {
            reporter.notifyAfterWrites(kind);
        } else {
            reporter.notifyWorkflow(kind);
        }
    }

    private void askNumber() {
        if (askingNumber) {
            return;
        }
        askingNumber = true;
        actions.ownNumber()
                .thenCompose(number -> number == null
                        ? CompletableFuture.completedFuture(Optional.<LinkEvent>empty())
                        : actions.isAnothers(number)
                                .thenApply(anothers -> Optional.<LinkEvent>of(
                                        new LinkEvent.NumberKnown(number, expectedNumber, anothers))))
                .whenComplete((known, failure) -> {
                    askingNumber = false;
                    if (failure == null && page.connected() && !page.offline()) {
                        known.ifPresent(this::apply);
                    }
                });
    }

    private void openChats(String number) {
        Instant now = clock.instant();
        liveness = Liveness.LIVE;
        lastLive = now;
        connectedAt = connectedAt == null ? now : connectedAt;
        linkExpected = false;
        reporter.write("connected", () -> records.connected(session.tenant(), session.epoch(), number, now));
        actions.openChats(number);
    }

    @Override
    public void loading() {
        page = PageState.BLANK;
        liveness = Liveness.OPENING;
        apply(new LinkEvent.Loading());
    }

    @Override
    public void lost() {
        apply(new LinkEvent.Lost());
    }

    @Override
    public void unresponsive() {
        liveness = Liveness.UNKNOWN;
    }

    @Override
    public void reported(PageEvent event) {
        switch (event) {
            case PageState seen -> {
                PageState before = page;
                page = seen;
                apply(new LinkEvent.Seen(before, seen));
            }
            case PageEvent.CodeShown code
            when !page.authenticated() ->
                apply(
                        linkExpected && state instanceof LinkState.Opening
                                ? new LinkEvent.LinkMissing()
                                : new LinkEvent.CodeShown(code.text()));
            case PageEvent.CodesRanOut out -> apply(new LinkEvent.CodesRanOut());
            case PageEvent.PairingCodeShown pairing -> apply(new LinkEvent.PairingCodeShown(pairing.code()));
            case PageEvent.LoggedOut out -> apply(new LinkEvent.LoggedOut(out.reason()));
            case PageEvent.BackendReported report -> {
                log.info("The service reported to the page: {}", report.name());
                apply(new LinkEvent.BackendReported(report.name()));
            }
            case PageEvent.DialogShown dialog -> {
                log.info("The page showed a dialog; dismissed: {}", dialog.dismissed());
                if (!dialog.dismissed()) {
                    apply(new LinkEvent.DialogStayed());
                }
            }
            case PageEvent.PairingFailed failed -> log.info("No pairing code: {}", failed.reason());
            case PageEvent.Trouble trouble -> log.warn("The bridge failed in {}: {}", trouble.where(), trouble.what());
            default -> log.debug("The page sent {}", event);
        }
    }

    @Override
    public Health probed(JsonNode answer) {
        Health health = health(answer);
        liveness = switch (health) {
            case OPENING -> Liveness.OPENING;
            case LIVE -> Liveness.LIVE;
            case SERVER_SILENT, EVENTS_MISSED -> Liveness.DEAF;
        };
        if (health == Health.LIVE) {
            lastLive = clock.instant();
        }
        return health;
    }

    private Health health(JsonNode answer) {
        int missed = answer.path("missed").asInt();
        if (!state.isConnected()) {
            return Health.OPENING;
        }
        if (missed > 0) {
            log.warn("{} messages reached the page without an event", missed);
            return Health.EVENTS_MISSED;
        }
        return answer.path("server").asText().equals("silent") ? Health.SERVER_SILENT : Health.LIVE;
    }
}
