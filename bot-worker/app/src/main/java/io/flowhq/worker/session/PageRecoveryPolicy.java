package io.flowhq.worker.session;

import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.worker.page.PageCrashed;
import io.flowhq.worker.page.PageUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is done for a page that is not well: the mildest thing first, a stronger one when that did not help,
 * and in the end the session's end. Belongs to the session's thread.
 */
final class PageRecoveryPolicy {

    /** What is to be done now. */
    sealed interface Remedy permits Nothing, Wait, Free, Reload, NewPage, NewBrowser, GiveUp {}

    record Nothing() implements Remedy {}

    /** The next probe will tell. */
    record Wait() implements Remedy {}

    /** Break off what the page is doing. */
    record Free() implements Remedy {}

    record Reload() implements Remedy {}

    record NewPage() implements Remedy {}

    record NewBrowser() implements Remedy {}

    record GiveUp(SessionOutcome outcome) implements Remedy {}

    private static final int LOADS = 5;
    private static final Duration SOON = Duration.ofSeconds(1);
    /** Each further try costs the loop's other tenants a deadline. */
    private static final Duration AFTER_A_STALL = Duration.ofSeconds(2);

    private static final Duration LATELY = Duration.ofMinutes(10);

    private final SessionSettings settings;
    private final InstantSource clock;
    private final Deque<Instant> crashes = new ArrayDeque<>();
    private final Deque<Instant> browserLosses = new ArrayDeque<>();
    private int stalls;
    private int silences;
    private int betweenDocuments;
    private int unansweredLoads;
    private boolean deafReloaded;
    private @Nullable Instant deafSince;
    private boolean outdatedReloaded;
    private boolean probing;
    private Instant nextProbe;

    PageRecoveryPolicy(SessionSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.nextProbe = clock.instant().plus(settings.probeEvery());
    }

    boolean probeDue(Instant now) {
        return !probing && !now.isBefore(nextProbe);
    }

    void probing() {
        probing = true;
    }

    void probeSoon() {
        nextProbe = clock.instant().plus(SOON);
    }

    private void probed(Duration next) {
        probing = false;
        nextProbe = clock.instant().plus(next);
    }

    /** @param heard the service answered the page, too */
    Remedy afterWellness(boolean heard) {
        probed(settings.probeEvery());
        stalls = 0;
        betweenDocuments = 0;
        if (heard) {
            silences = 0;
            deafReloaded &= deafSince != null && clock.instant().isBefore(deafSince.plus(LATELY));
            outdatedReloaded = false;
            unansweredLoads = 0;
        }
        return new Nothing();
    }

    /** A probe found no answer. */
    Remedy afterSilence(Throwable failure) {
        probed(AFTER_A_STALL);
        if (failure instanceof PageCrashed) {
            // Whoever lost it is being told.
            return new Wait();
        }
        if (failure instanceof PageUnavailable) {
            return ++betweenDocuments % 10 == 0 ? new Reload() : new Wait();
        }
        return switch (++stalls) {
            case 1 -> new Wait();
            case 2 -> new Free();
            case 3 -> new NewPage();
            case 4 -> afterBrowserLoss();
            default -> new GiveUp(SessionOutcome.PAGE_HUNG);
        };
    }

    /** A probe was answered by the page, but not by the service behind it: once may be chance. */
    Remedy afterDeafness() {
        probed(Duration.ofSeconds(5));
        stalls = 0;
        if (++silences < 2) {
            return new Wait();
        }
        silences = 0;
        return afterMissedEvents();
    }

    /** Messages came into the page's store without an event. */
    Remedy afterMissedEvents() {
        probed(settings.probeEvery());
        if (deafReloaded) {
            return new GiveUp(SessionOutcome.DEAF);
        }
        deafReloaded = true;
        deafSince = clock.instant();
        return new Reload();
    }

    /** The address did not answer; whether it is worth another try. */
    boolean loadAgain() {
        return ++unansweredLoads < LOADS;
    }

    Remedy afterCrash() {
        return switch (countLately(crashes)) {
            case 1 -> new NewPage();
            case 2 -> new NewBrowser();
            default -> new GiveUp(SessionOutcome.BROWSER_CRASHED);
        };
    }

    Remedy afterBrowserLoss() {
        return countLately(browserLosses) == 1 ? new NewBrowser() : new GiveUp(SessionOutcome.BROWSER_CRASHED);
    }

    Remedy afterOutdated() {
        if (outdatedReloaded) {
            return new GiveUp(SessionOutcome.PAGE_INCOMPATIBLE);
        }
        outdatedReloaded = true;
        return new Reload();
    }

    private int countLately(Deque<Instant> times) {
        Instant now = clock.instant();
        times.add(now);
        while (times.getFirst().isBefore(now.minus(LATELY))) {
            times.removeFirst();
        }
        return times.size();
    }
}
