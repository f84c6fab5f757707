package io.flowhq.worker.session;

import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionOutcome;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Releases in reverse what a session acquired; a step that fails costs none of the others. Belongs to the session's
 * thread.
 */
final class SessionShutdown {

    private static final Logger log = LoggerFactory.getLogger(SessionShutdown.class);
    private static final Duration EVENTS_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration CLOSE_TIMEOUT_WITHOUT_LEASE = Duration.ofSeconds(2);
    private static final Duration NOTIFY_TIMEOUT = Duration.ofSeconds(2);

    private final SessionAssignment session;
    private final SessionDependencies sessionDependencies;
    private final SessionTurns turns;
    private final LeaseRenewal lease;
    private final SessionReporter reporter;
    private final PendingMessages pendingMessages;
    private final SessionProfile profile;
    private final PageSupervisor supervisor;
    private final SnapshotTimer snapshots;

    SessionShutdown(
            SessionAssignment session,
            SessionDependencies sessionDependencies,
            SessionTurns turns,
            LeaseRenewal lease,
            SessionReporter reporter,
            PendingMessages pendingMessages,
            SessionProfile profile,
            PageSupervisor supervisor,
            SnapshotTimer snapshots) {
        this.session = session;
        this.sessionDependencies = sessionDependencies;
        this.turns = turns;
        this.lease = lease;
        this.reporter = reporter;
        this.pendingMessages = pendingMessages;
        this.profile = profile;
        this.supervisor = supervisor;
        this.snapshots = snapshots;
    }

    /**
     * @param wasConnected the session was connected at some time, so that its profile is worth keeping
     * @return whether the newest state of the profile is in a snapshot
     */
    boolean run(SessionOutcome outcome, boolean wasConnected) {
        boolean ours = lease.held();
        if (!ours) {
            step("hear the page's last events", this::takeLastTurns);
        }
        step("close the chats", () -> {
            pendingMessages.closing(ours ? closeWithin() : Duration.ZERO);
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
                case STORAGE_LOST -> discard();
                case CONFLICT, BANNED, LEASE_LOST -> {}
                default -> saved.set(whole.get() && ours && wasConnected && snapshots.takeClean());
            }
        });
        step("report the end", () -> {
            if (ours) {
                reporter.write(
                        "no codes", () -> sessionDependencies.records().clearCodes(session.tenant(), session.epoch()));
                reporter.flushWrites(closeWithin());
            }
            reporter.flush(NOTIFY_TIMEOUT);
        });
        step("stop reporting", reporter::close);
        step("release the profile", profile::close);
        step("release the lease", lease::release);
        return saved.get();
    }

    void step(String what, Runnable step) {
        try {
            step.run();
        } catch (Throwable e) {
            log.warn("Epoch {} could not {}", session.epoch(), what, e);
        }
    }

    private Duration closeWithin() {
        return sessionDependencies.settings().closeWithin();
    }

    /** What a page reported while its worker was frozen is still true, and whoever has the tenant now answers it. */
    private void takeLastTurns() {
        supervisor.awaitEvents(EVENTS_TIMEOUT);
        turns.takeRest();
    }

    private void discard() {
        profile.restoredFrom()
                .ifPresent(snapshot -> reporter.write("a snapshot set aside", () -> {
                    sessionDependencies.snapshots().setAside(session.tenant(), snapshot);
                    return true;
                }));
        profile.empty();
    }

    /** After a logout the keys are worth nothing; kept, they would only be refused. */
    private void forget() {
        profile.empty();
        reporter.write("no snapshots", () -> {
            sessionDependencies.snapshots().forget(session.tenant(), session.epoch());
            return true;
        });
    }
}
