package io.flowhq.worker.session;

import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.worker.page.PageCrashed;
import io.flowhq.worker.page.PageUnavailable;
import io.flowhq.worker.session.RecoveryAction.EndSession;
import io.flowhq.worker.session.RecoveryAction.InterruptScript;
import io.flowhq.worker.session.RecoveryAction.NewBrowser;
import io.flowhq.worker.session.RecoveryAction.NewPage;
import io.flowhq.worker.session.RecoveryAction.None;
import io.flowhq.worker.session.RecoveryAction.Reload;
import io.flowhq.worker.session.RecoveryAction.TakeOver;
import io.flowhq.worker.session.RecoveryAction.Wait;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Decides what is done for a page that is not well, one {@link Escalation} per cause. Belongs to the session's thread.
 */
final class PageRecoveryPolicy {

    private static final int MAX_LOADS = 5;
    private static final int MAX_UNAVAILABLE_PROBES = 10;
    private static final Duration PROBE_RETRY_DELAY = Duration.ofSeconds(1);
    /** Each further try costs the loop's other tenants a deadline. */
    private static final Duration STALL_RETRY_DELAY = Duration.ofSeconds(2);

    private static final Duration SILENCE_RETRY_DELAY = Duration.ofSeconds(5);
    private static final Duration WINDOW = Duration.ofMinutes(10);
    /** The service is asked by every so manyeth probe of a page that hears nothing by itself. */
    private static final int PROBES_PER_SERVER_CHECK = 15;

    private final SessionSettings settings;
    private final InstantSource clock;
    private final Escalation stalls = Escalation.inARow(
            new Wait(),
            new InterruptScript(),
            new NewPage(),
            new NewBrowser(),
            new EndSession(SessionOutcome.PAGE_HUNG));
    private final Escalation silences = Escalation.inARow(new Wait(), new Reload());
    private final Escalation deafness = Escalation.within(WINDOW, new Reload(), new EndSession(SessionOutcome.DEAF));
    private final Escalation crashes =
            Escalation.within(WINDOW, new NewPage(), new NewBrowser(), new EndSession(SessionOutcome.BROWSER_CRASHED));
    private final Escalation browserLosses =
            Escalation.within(WINDOW, new NewBrowser(), new EndSession(SessionOutcome.BROWSER_CRASHED));
    private final Escalation outdated =
            Escalation.within(WINDOW, new Reload(), new EndSession(SessionOutcome.PAGE_OUTDATED));
    private final Escalation conflicts =
            Escalation.within(WINDOW, new TakeOver(), new EndSession(SessionOutcome.CONFLICT));
    private int unavailableProbes;
    private int failedLoads;
    private int probesSinceServerCheck = PROBES_PER_SERVER_CHECK;
    private boolean probing;
    private Instant nextProbe;

    PageRecoveryPolicy(SessionSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.nextProbe = clock.instant().plus(settings.probeEvery());
    }

    /** Also where the clock was set back: what would be due in an hour is due now. */
    boolean probeDue(Instant now) {
        boolean setBack = nextProbe.isAfter(now.plus(settings.probeEvery()));
        return !probing && (setBack || !now.isBefore(nextProbe));
    }

    /** @return whether this probe asks the service as well: rarely, as each asks for an account */
    boolean probing() {
        probing = true;
        if (++probesSinceServerCheck < PROBES_PER_SERVER_CHECK) {
            return false;
        }
        probesSinceServerCheck = 0;
        return true;
    }

    /** The page received something from the service by itself. */
    void heardFromServer() {
        probesSinceServerCheck = 0;
    }

    void probeSoon() {
        nextProbe = clock.instant().plus(PROBE_RETRY_DELAY);
    }

    private void probed(Duration next) {
        probing = false;
        nextProbe = clock.instant().plus(next);
    }

    /** @param connected the link is up, too */
    RecoveryAction afterSuccess(boolean connected) {
        probed(settings.probeEvery());
        stalls.reset();
        unavailableProbes = 0;
        if (connected) {
            silences.reset();
            failedLoads = 0;
        }
        return new None();
    }

    /** A probe found no answer. */
    RecoveryAction afterNoAnswer(Throwable failure) {
        probed(STALL_RETRY_DELAY);
        if (failure instanceof PageCrashed) {
            // The crash itself is reported beside this.
            return new Wait();
        }
        if (failure instanceof PageUnavailable) {
            return ++unavailableProbes % MAX_UNAVAILABLE_PROBES == 0 ? new Reload() : new Wait();
        }
        RecoveryAction next = stalls.next(clock.instant());
        return next instanceof NewBrowser ? afterBrowserLoss() : next;
    }

    /** A probe was answered by the page, but not by the service behind it: once may be chance. */
    RecoveryAction afterServerSilence() {
        stalls.reset();
        probesSinceServerCheck = PROBES_PER_SERVER_CHECK;
        RecoveryAction next = silences.next(clock.instant());
        if (next instanceof Wait) {
            probed(SILENCE_RETRY_DELAY);
            return next;
        }
        silences.reset();
        return afterMissedEvents();
    }

    /** Messages came into the page's store without an event. */
    RecoveryAction afterMissedEvents() {
        probed(settings.probeEvery());
        return deafness.next(clock.instant());
    }

    /** The address did not answer; whether it is worth another try. */
    boolean loadAgain() {
        return ++failedLoads < MAX_LOADS;
    }

    RecoveryAction afterCrash() {
        return crashes.next(clock.instant());
    }

    RecoveryAction afterBrowserLoss() {
        return browserLosses.next(clock.instant());
    }

    RecoveryAction afterOutdated() {
        return outdated.next(clock.instant());
    }

    /** Another page of the account was opened although the tenant is ours. */
    RecoveryAction afterConflict() {
        return conflicts.next(clock.instant());
    }
}
