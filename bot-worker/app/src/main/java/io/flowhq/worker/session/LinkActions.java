package io.flowhq.worker.session;

import com.fasterxml.jackson.databind.node.NullNode;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.runtime.log.TenantLogContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does for one session what a transition of its link asks for. Belongs to the session's thread. */
final class LinkActions implements LinkMonitor.Actions {

    private static final Logger log = LoggerFactory.getLogger(LinkActions.class);

    private final SessionAssignment session;
    private final SessionDependencies sessionDependencies;
    private final PageSupervisor supervisor;
    private final PendingMessages pendingMessages;
    private final SessionProfile profile;
    private final SessionReporter reporter;
    private final LeaseRenewal lease;
    private final SessionTerminator terminator;
    private final Executor turns;

    /** @param turns runs things on the session's thread */
    LinkActions(
            SessionAssignment session,
            SessionDependencies sessionDependencies,
            PageSupervisor supervisor,
            PendingMessages pendingMessages,
            SessionProfile profile,
            SessionReporter reporter,
            LeaseRenewal lease,
            SessionTerminator terminator,
            Executor turns) {
        this.session = session;
        this.sessionDependencies = sessionDependencies;
        this.supervisor = supervisor;
        this.pendingMessages = pendingMessages;
        this.profile = profile;
        this.reporter = reporter;
        this.lease = lease;
        this.terminator = terminator;
        this.turns = turns;
    }

    private Duration timeout() {
        return sessionDependencies.settings().probePatience();
    }

    @Override
    public CompletableFuture<@Nullable String> ownNumber() {
        return supervisor
                .ask("own", Map.of(), timeout())
                .handleAsync(
                        (own, failure) ->
                                own != null && own.isTextual() ? own.asText().replaceAll("[@:].*", "") : null,
                        turns);
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
                        turns);
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
                .ask(
                        "missing",
                        sessionDependencies.launcher().scripts().contract().question(),
                        timeout())
                .thenAccept(missing -> {
                    if (!missing.isEmpty()) {
                        end(SessionOutcome.PAGE_INCOMPATIBLE, "the page lacks " + missing);
                    }
                });
    }

    @Override
    public void openChats(String number) {
        Instant now = sessionDependencies.clock().instant();
        pendingMessages.ready(
                new SessionChats(session, number, supervisor.required().chats(), profile.keptSince(now)));
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
                    turns.execute(supervisor::resolveConflict);
                } else {
                    terminator.end(SessionOutcome.LEASE_LOST, LeaseRenewal.SUPERSEDED);
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
            byte[] png = supervisor.required().screenshot().get(timeout().toMillis(), TimeUnit.MILLISECONDS);
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
        terminator.end(outcome, detail);
    }
}
