package io.flowhq.worker.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.session.HostActivities;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.worker.page.WhatsAppPage;
import io.flowhq.worker.profile.BrowserProfile;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Takes a workflow's short commands to the session it owns. */
public final class HostActivitiesImpl implements HostActivities {

    private static final Duration PAGE_TIMEOUT = Duration.ofSeconds(20);

    private final SessionHost host;
    private final SessionDependencies sessionDependencies;
    private final PageTracer pageTracer;

    HostActivitiesImpl(SessionHost host, SessionDependencies sessionDependencies, PageTracer pageTracer) {
        this.host = host;
        this.sessionDependencies = sessionDependencies;
        this.pageTracer = pageTracer;
    }

    @Override
    public void endSession(SessionAssignment session, SessionOutcome outcome) {
        with(session, live -> live.end(outcome, null));
    }

    @Override
    public void killSession(SessionAssignment session) {
        with(session, BrowserSession::kill);
    }

    @Override
    public void logout(SessionAssignment session) {
        with(session, live -> await("log out", ask(live, "logout", Map.of())));
    }

    @Override
    public void forgetSessionData(SessionAssignment session) {
        if (host.hosts(session.tenant())) {
            throw ApplicationFailure.newNonRetryableFailure("the tenant has a session here", FailureTypes.SESSION_OPEN);
        }
        try (BrowserProfile browserProfile = BrowserProfile.open(sessionDependencies.profiles(), session.tenant())) {
            browserProfile.empty();
        }
        sessionDependencies.snapshots().forget(session.tenant(), session.epoch());
    }

    @Override
    public void requestPairingCode(SessionAssignment session) {
        with(
                session,
                live -> await(
                        "pair",
                        ask(live, "pair", Map.of("number", number(session)))
                                .thenAccept(code -> live.pairingCode(code.asText()))));
    }

    @Override
    public void showNewCode(SessionAssignment session) {
        with(session, BrowserSession::requestCodes);
    }

    @Override
    public void takeScreenshot(SessionAssignment session) {
        with(session, live -> {
            byte[] png = await(
                    "take a picture",
                    pageTracer.trace("screenshot", () -> page(live).screenshot()));
            sessionDependencies
                    .records()
                    .screenshot(
                            session.tenant(),
                            session.epoch(),
                            png,
                            sessionDependencies.clock().instant());
        });
    }

    @Override
    public void ping(SessionAssignment session) {
        with(session, live -> {});
    }

    /** Orchestrators of before call it; whether the assistant is paused stands in the tenant's row. */
    @Override
    public void pause(SessionAssignment session) {
        ping(session);
    }

    /** See {@link #pause}. */
    @Override
    public void resume(SessionAssignment session) {
        ping(session);
    }

    private void with(SessionAssignment session, Consumer<BrowserSession> command) {
        try {
            command.accept(host.find(session));
        } catch (SessionNotFound e) {
            throw ApplicationFailure.newNonRetryableFailure(e.getMessage(), FailureTypes.SESSION_GONE);
        }
    }

    private String number(SessionAssignment session) {
        return sessionDependencies
                .tenants()
                .find(session.tenant())
                .map(overview -> overview.tenant().phoneNumber())
                .map(number -> number.replaceAll("\\D", ""))
                .filter(number -> !number.isEmpty())
                .orElseThrow(() -> ApplicationFailure.newNonRetryableFailure(
                        "the tenant has no phone number to pair with", FailureTypes.NO_NUMBER));
    }

    private CompletableFuture<JsonNode> ask(BrowserSession live, String operation, Map<String, ?> input) {
        return pageTracer.trace(operation, () -> page(live).ask(operation, input, PAGE_TIMEOUT));
    }

    private static WhatsAppPage page(BrowserSession live) {
        try {
            return live.page();
        } catch (IllegalStateException e) {
            throw ApplicationFailure.newFailure(e.getMessage(), FailureTypes.PAGE_NOT_OPEN);
        }
    }

    private static <T> T await(String what, CompletableFuture<T> answer) {
        try {
            return answer.get(PAGE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw ApplicationFailure.newFailure("the page did not " + what, FailureTypes.PAGE_REFUSED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApplicationFailure.newFailure("the worker is going away", FailureTypes.WORKER_GONE);
        }
    }
}
