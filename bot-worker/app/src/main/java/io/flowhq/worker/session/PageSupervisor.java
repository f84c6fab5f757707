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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a page in a browser for one session: opens it, asks regularly how it is, and applies {@link PageRecoveryPolicy} to one
 * that is not well. Belongs to the session's thread, but for {@link #page()}.
 */
final class PageSupervisor {

    private static final Logger log = LoggerFactory.getLogger(PageSupervisor.class);
    /** How long the server may take to begin its answer. */
    private static final Duration ARRIVAL = Duration.ofSeconds(15);

    /** A page that goes from one document to the next does so quickly; one that has left for good is brought back. */
    private static final Duration NEXT_DOCUMENT = Duration.ofSeconds(5);

    private static final Duration LOAD_PAUSE = Duration.ofSeconds(3);

    /** What the session does about its page. */
    interface Patient {

        /** A fresh document is being loaded; nothing that was known of the old one holds. */
        void loading();

        /** Nothing can be asked of the page any more. */
        void lost();

        void told(PageEvent event);

        /** @param answer of the bridge's operation {@code probe} */
        PageRecoveryPolicy.Remedy probed(JsonNode answer, PageRecoveryPolicy pageRecoveryPolicy);

        /** The page did not answer a probe. */
        void unknown();
    }

    private final SessionDependencies sessionDependencies;
    private final Path profile;
    private final Executor turns;
    private final Patient patient;
    private final SessionTerminator session;
    private final Supplier<Duration> lifetime;
    private final PageRecoveryPolicy pageRecoveryPolicy;
    private volatile @Nullable WhatsAppPage page;
    private @Nullable Ears ears;
    private @Nullable Instant loadAt;
    private volatile @Nullable Instant expectedBy;

    /**
     * @param turns runs things on the session's thread
     * @param lifetime how long the page may live without being told again
     */
    PageSupervisor(
            SessionDependencies sessionDependencies,
            Path profile,
            Executor turns,
            Patient patient,
            SessionTerminator session,
            Supplier<Duration> lifetime) {
        this.sessionDependencies = sessionDependencies;
        this.profile = profile;
        this.turns = turns;
        this.patient = patient;
        this.session = session;
        this.lifetime = lifetime;
        this.pageRecoveryPolicy = new PageRecoveryPolicy(sessionDependencies.settings(), sessionDependencies.clock());
    }

    @Nullable
    WhatsAppPage page() {
        return page;
    }

    /** Opens the browser and waits for it; then the page begins to load. */
    void launch() throws InterruptedException {
        Ears fresh = new Ears();
        ears = fresh;
        try (LaunchThrottle.Permit permit = sessionDependencies.openings().enter()) {
            page = WhatsAppPage.launch(
                            sessionDependencies.loops().emptiest(), profile, sessionDependencies.scripts(), fresh)
                    .get();
            load();
            permit.holdFor(sessionDependencies.openings().settling());
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
        expectedBy = sessionDependencies.clock().instant().plus(ARRIVAL);
        patient.loading();
        ask(page -> page.open().whenComplete((done, failure) -> {
            if (failure != null) {
                turns.execute(() -> notLoaded(FailureMessages.words(failure)));
            }
        }));
    }

    private void notLoaded(String why) {
        expectedBy = null;
        if (pageRecoveryPolicy.loadAgain()) {
            log.info("the page did not load ({}); trying again", why);
            loadAt = sessionDependencies.clock().instant().plus(LOAD_PAUSE);
        } else {
            session.end(SessionOutcome.DISCONNECTED, "the page did not load: " + why);
        }
    }

    void tick(Instant now) {
        if (loadAt != null && now.isAfter(loadAt)) {
            load();
        } else if (expectedBy != null && now.isAfter(expectedBy)) {
            ask(page -> page.free().exceptionally(failure -> null));
            notLoaded("no answer for " + ARRIVAL.toSeconds() + " s");
        } else if (expectedBy == null && pageRecoveryPolicy.probeDue(now)) {
            probe();
        }
    }

    private void probe() {
        pageRecoveryPolicy.probing();
        Duration patience = sessionDependencies.settings().probePatience();
        ask(page -> page.ask("probe", Map.of("patience", patience.toMillis()), patience.plusSeconds(5))
                .whenComplete((answer, failure) -> turns.execute(() -> {
                    if (failure == null) {
                        apply(patient.probed(answer, pageRecoveryPolicy), "the page is not well");
                    } else {
                        patient.unknown();
                        apply(
                                pageRecoveryPolicy.afterSilence(FailureMessages.cause(failure)),
                                FailureMessages.words(failure));
                    }
                })));
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
                        () -> log.info("the page could not be told to live on: {}", FailureMessages.words(failure)));
            }
        }));
    }

    void outdated() {
        apply(pageRecoveryPolicy.afterOutdated(), "the page says that its version is outdated");
    }

    private void apply(PageRecoveryPolicy.Remedy remedy, String why) {
        switch (remedy) {
            case PageRecoveryPolicy.Nothing nothing -> {}
            case PageRecoveryPolicy.Wait wait -> log.debug("waiting: {}", why);
            case PageRecoveryPolicy.Free free -> {
                log.warn("{}; freeing the page", why);
                ask(page -> page.free().whenComplete((done, failure) -> turns.execute(pageRecoveryPolicy::probeSoon)));
            }
            case PageRecoveryPolicy.Reload reload -> {
                log.warn("{}; loading the page again", why);
                patient.lost();
                load();
            }
            case PageRecoveryPolicy.NewPage fresh -> {
                log.warn("{}; opening a new page", why);
                patient.lost();
                replace();
            }
            case PageRecoveryPolicy.NewBrowser fresh -> {
                log.warn("{}; opening a new browser", why);
                patient.lost();
                relaunch();
            }
            case PageRecoveryPolicy.GiveUp giveUp -> session.end(giveUp.outcome(), why);
        }
    }

    private void replace() {
        expectedBy = sessionDependencies.clock().instant().plus(ARRIVAL);
        patient.loading();
        ask(page -> page.replace().whenComplete((done, failure) -> {
            if (failure != null) {
                turns.execute(() -> apply(
                        pageRecoveryPolicy.afterSilence(FailureMessages.cause(failure)),
                        FailureMessages.words(failure)));
            }
        }));
    }

    /** A worker that stood still may hear of its page's trouble before it hears that the tenant is another's. */
    private boolean allowed() {
        boolean allowed = lifetime.get().isPositive();
        if (!allowed) {
            session.end(SessionOutcome.LEASE_LOST, "the lease has run out");
        }
        return allowed;
    }

    private void relaunch() {
        if (!allowed()) {
            return;
        }
        WhatsAppPage old = page;
        ears = null;
        page = null;
        try {
            if (old != null) {
                old.kill();
                old.awaitEnd(Duration.ofSeconds(5));
            }
            launch();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            session.end(SessionOutcome.BROWSER_CRASHED, "interrupted while opening a new browser");
        }
    }

    /** Waits, for a while, until everything the browser has said so far was heard. */
    void heardOut(Duration patience) {
        WhatsAppPage open = page;
        if (open == null) {
            return;
        }
        try {
            open.heardOut().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            log.debug("the browser may have said more: {}", FailureMessages.words(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the browser so that its storage is whole. Whether it was. */
    boolean close(Duration patience) {
        WhatsAppPage open = page;
        ears = null;
        if (open == null) {
            return false;
        }
        try {
            return open.close().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            log.warn("the browser did not close ({}); ending it", FailureMessages.words(e));
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

    /** Hears one browser, on its loop; a browser that was replaced is no longer listened to. */
    private final class Ears implements PageListener {

        @Override
        public void told(PageEvent event) {
            turn(() -> {
                if (event instanceof PageEvent.Hello) {
                    expectedBy = null;
                    live();
                } else if (event instanceof PageEvent.Bye && expectedBy == null) {
                    expectedBy = sessionDependencies.clock().instant().plus(NEXT_DOCUMENT);
                }
                patient.told(event);
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

        private void turn(Runnable heard) {
            turns.execute(() -> {
                if (ears == this) {
                    heard.run();
                }
            });
        }
    }

    /** For those who cannot go on without a page. */
    CompletableFuture<JsonNode> ask(String operation, Map<String, ?> input, Duration patience) {
        WhatsAppPage open = page;
        return open == null
                ? CompletableFuture.failedFuture(new IllegalStateException("there is no page"))
                : open.ask(operation, input, patience);
    }
}
