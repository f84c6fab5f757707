package io.flowhq.worker.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.worker.capacity.HostUnfit;
import io.flowhq.worker.page.PageEvent;
import io.flowhq.worker.page.PageListener;
import io.flowhq.worker.page.WhatsAppPage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a page in a browser for one session: opens it, probes it regularly, and applies {@link PageRecoveryPolicy} to one
 * that is not well. Belongs to the session's thread, but for {@link #page()}.
 */
final class PageSupervisor {

    private static final Logger log = LoggerFactory.getLogger(PageSupervisor.class);
    /** How long the server may take to begin its answer. */
    private static final Duration ARRIVAL_TIMEOUT = Duration.ofSeconds(15);

    /** A page that goes from one document to the next does so quickly; one that has left for good is brought back. */
    private static final Duration NEXT_DOCUMENT_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration LOAD_RETRY_DELAY = Duration.ofSeconds(3);

    private final PageLauncher launcher;
    private final SessionSettings settings;
    private final InstantSource clock;
    private final Path profile;
    private final Executor turns;
    private final PageObserver observer;
    private final SessionTerminator session;
    private final Supplier<Duration> lifetime;
    private final PageRecoveryPolicy pageRecoveryPolicy;
    private volatile @Nullable WhatsAppPage page;
    private @Nullable PageEventForwarder forwarder;
    private BooleanSupplier wanted = () -> true;
    private @Nullable Instant loadAt;
    private volatile @Nullable Instant expectedBy;
    /** The present document has been given up for one that is being loaded. */
    private boolean abandoned;

    /**
     * @param turns runs things on the session's thread
     * @param lifetime how long the page may live without being told again
     */
    PageSupervisor(
            PageLauncher launcher,
            SessionSettings settings,
            InstantSource clock,
            Path profile,
            Executor turns,
            PageObserver observer,
            SessionTerminator session,
            Supplier<Duration> lifetime) {
        this.launcher = launcher;
        this.settings = settings;
        this.clock = clock;
        this.profile = profile;
        this.turns = turns;
        this.observer = observer;
        this.session = session;
        this.lifetime = lifetime;
        this.pageRecoveryPolicy = new PageRecoveryPolicy(settings, clock);
    }

    @Nullable
    WhatsAppPage page() {
        return page;
    }

    /** @throws IllegalStateException when there is no page yet */
    WhatsAppPage required() {
        WhatsAppPage present = page;
        if (present == null) {
            throw new IllegalStateException("the browser is still being opened");
        }
        return present;
    }

    /**
     * Waits for its turn, opens the browser and waits for it; then the page begins to load.
     *
     * @param wanted false when there is no need any more
     * @param turnTaken called before the browser is started
     */
    void launch(BooleanSupplier wanted, Runnable turnTaken) throws InterruptedException {
        this.wanted = wanted;
        PageEventForwarder fresh = new PageEventForwarder();
        forwarder = fresh;
        Optional<LaunchThrottle.Permit> turn = launcher.throttle().enter(wanted);
        if (turn.isEmpty()) {
            return;
        }
        try (LaunchThrottle.Permit permit = turn.get()) {
            turnTaken.run();
            page = launcher.launch(profile, fresh);
            load();
            permit.holdFor(launcher.throttle().settling());
        } catch (ExecutionException e) {
            boolean hostsFault = FailureMessages.cause(e) instanceof HostUnfit;
            session.end(
                    hostsFault ? SessionOutcome.HOST_UNFIT : SessionOutcome.BROWSER_CRASHED,
                    "the browser did not start: " + FailureMessages.words(e));
        }
    }

    /** Goes to WhatsApp Web, for the first time or again. */
    void load() {
        loadAt = null;
        if (!allowed()) {
            return;
        }
        expectedBy = clock.instant().plus(ARRIVAL_TIMEOUT);
        abandoned = true;
        observer.loading();
        ask(page -> page.open().whenComplete((done, failure) -> {
            if (failure != null) {
                turns.execute(() -> notLoaded(FailureMessages.words(failure)));
            }
        }));
    }

    private void notLoaded(String why) {
        expectedBy = null;
        if (pageRecoveryPolicy.loadAgain()) {
            log.info("The page did not load ({}); trying again", why);
            loadAt = clock.instant().plus(LOAD_RETRY_DELAY);
        } else {
            session.end(SessionOutcome.UNREACHABLE, "the page did not load: " + why);
        }
    }

    void tick(Instant now) {
        if (loadAt != null && now.isAfter(loadAt)) {
            load();
        } else if (expectedBy != null && now.isAfter(expectedBy)) {
            ask(page -> page.free().exceptionally(failure -> null));
            notLoaded("no answer for " + ARRIVAL_TIMEOUT.toSeconds() + " s");
        } else if (expectedBy == null && pageRecoveryPolicy.probeDue(now)) {
            probe();
        }
    }

    private void probe() {
        boolean server = pageRecoveryPolicy.probing();
        Duration timeout = settings.probePatience();
        ask(page -> page.ask("probe", Map.of("patience", timeout.toMillis(), "server", server), timeout.plusSeconds(5))
                .whenComplete((answer, failure) -> turns.execute(() -> {
                    if (failure == null) {
                        apply(actionAfter(observer.probed(answer)), "the page is not well");
                    } else {
                        observer.unresponsive();
                        apply(
                                pageRecoveryPolicy.afterNoAnswer(FailureMessages.cause(failure)),
                                FailureMessages.words(failure));
                    }
                })));
    }

    private RecoveryAction actionAfter(PageObserver.Health health) {
        return switch (health) {
            case OPENING -> pageRecoveryPolicy.afterSuccess(false);
            case LIVE -> pageRecoveryPolicy.afterSuccess(true);
            case SERVER_SILENT -> pageRecoveryPolicy.afterServerSilence();
            case EVENTS_MISSED -> pageRecoveryPolicy.afterMissedEvents();
        };
    }

    /** The page received something from the service by itself. */
    void heardFromServer() {
        pageRecoveryPolicy.heardFromServer();
    }

    /** Lets the page live on; a document that is not told leaves WhatsApp Web by itself. */
    void live() {
        if (expectedBy != null) {
            // A page on its way takes no calls; it is told when it has arrived.
            return;
        }
        ask(page -> page.live(lifetime.get()).whenComplete((done, failure) -> {
            if (failure != null) {
                turns.execute(
                        () -> log.info("The page could not be told to live on: {}", FailureMessages.words(failure)));
            }
        }));
    }

    /** The page calls itself outdated. */
    void refreshOutdated() {
        apply(pageRecoveryPolicy.afterOutdated(), "the page says that its version is outdated");
    }

    /** The service holds another page of the account, although the tenant is ours. */
    void resolveConflict() {
        apply(pageRecoveryPolicy.afterConflict(), "the account was opened elsewhere");
    }

    private void apply(RecoveryAction action, String why) {
        switch (action) {
            case RecoveryAction.None none -> {}
            case RecoveryAction.Wait wait -> log.debug("Waiting: {}", why);
            case RecoveryAction.InterruptScript interrupt -> {
                log.warn("Interrupting the page's script: {}", why);
                ask(page -> page.free().whenComplete((done, failure) -> turns.execute(pageRecoveryPolicy::probeSoon)));
            }
            case RecoveryAction.Reload reload -> {
                log.warn("Loading the page again: {}", why);
                observer.lost();
                load();
            }
            case RecoveryAction.NewPage fresh -> {
                log.warn("Opening a new page: {}", why);
                observer.lost();
                replace();
            }
            case RecoveryAction.NewBrowser fresh -> {
                log.warn("Opening a new browser: {}", why);
                observer.lost();
                relaunch();
            }
            case RecoveryAction.TakeOver takeOver -> {
                log.warn("Making this page the active one: {}", why);
                takeOver();
            }
            case RecoveryAction.EndSession end -> session.end(end.outcome(), why);
        }
    }

    private void takeOver() {
        ask("takeover", Map.of(), settings.probePatience()).whenComplete((done, failure) -> {
            if (failure != null) {
                session.end(
                        SessionOutcome.CONFLICT,
                        "the account was opened elsewhere, and the page did not take over: "
                                + FailureMessages.words(failure));
            }
        });
    }

    private void replace() {
        expectedBy = clock.instant().plus(ARRIVAL_TIMEOUT);
        abandoned = true;
        observer.loading();
        ask(page -> page.replace().whenComplete((done, failure) -> {
            if (failure != null) {
                turns.execute(() -> apply(
                        pageRecoveryPolicy.afterNoAnswer(FailureMessages.cause(failure)),
                        FailureMessages.words(failure)));
            }
        }));
    }

    /** A worker that stood still may hear of its page's trouble before it hears that the tenant is another's. */
    private boolean allowed() {
        boolean allowed = lifetime.get().isPositive();
        if (!allowed) {
            session.end(SessionOutcome.LEASE_LOST, LeaseRenewal.EXPIRED);
        }
        return allowed;
    }

    private void relaunch() {
        if (!allowed()) {
            return;
        }
        WhatsAppPage old = page;
        forwarder = null;
        page = null;
        try {
            if (old != null) {
                old.kill();
                old.awaitEnd(Duration.ofSeconds(5));
            }
            launch(wanted, () -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            session.end(SessionOutcome.BROWSER_CRASHED, "interrupted while opening a new browser");
        }
    }

    /** Waits, for a while, until everything the browser has said so far was heard. */
    void awaitEvents(Duration timeout) {
        WhatsAppPage open = page;
        if (open == null) {
            return;
        }
        try {
            open.heardOut().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            log.debug("The browser may have said more: {}", FailureMessages.words(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the browser so that its storage is whole. Whether it was. */
    boolean close(Duration timeout) {
        WhatsAppPage open = page;
        forwarder = null;
        if (open == null) {
            return false;
        }
        try {
            return open.close().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            log.warn("The browser did not close ({}); ending it", FailureMessages.words(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        open.kill();
        return false;
    }

    private void ask(Consumer<WhatsAppPage> question) {
        WhatsAppPage open = page;
        if (open != null) {
            question.accept(open);
        }
    }

    /** Puts the events of one browser into the session's queue; those of a browser that was replaced are dropped. */
    private final class PageEventForwarder implements PageListener {

        @Override
        public void reported(PageEvent event) {
            turn(() -> {
                if (event instanceof PageEvent.Hello) {
                    expectedBy = null;
                    abandoned = false;
                    live();
                } else if (abandoned && !isOfAccount(event)) {
                    log.debug("Dropped {} of a document that has been given up", event);
                    return;
                } else if (event instanceof PageEvent.Bye && expectedBy == null) {
                    expectedBy = clock.instant().plus(NEXT_DOCUMENT_TIMEOUT);
                }
                observer.reported(event);
            });
        }

        @Override
        public void loadFailed(String why) {
            turn(() -> notLoaded(why));
        }

        @Override
        public void crashed() {
            turn(() -> apply(pageRecoveryPolicy.afterCrash(), "the page crashed"));
        }

        @Override
        public void gone() {
            turn(() -> apply(pageRecoveryPolicy.afterBrowserLoss(), "the browser died"));
        }

        /** A message stays true when its document is gone. */
        private boolean isOfAccount(PageEvent event) {
            return event instanceof PageEvent.MessageArrived || event instanceof PageEvent.Acked;
        }

        private void turn(Runnable heard) {
            turns.execute(() -> {
                if (forwarder == this) {
                    try {
                        heard.run();
                    } catch (RuntimeException e) {
                        log.warn("An event of the page could not be handled", e);
                    }
                }
            });
        }
    }

    /** For those who cannot go on without a page. */
    CompletableFuture<JsonNode> ask(String operation, Map<String, ?> input, Duration timeout) {
        WhatsAppPage open = page;
        return open == null
                ? CompletableFuture.failedFuture(new IllegalStateException("there is no page"))
                : open.ask(operation, input, timeout);
    }
}
