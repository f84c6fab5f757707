package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.RequestId;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.session.HostActivities;
import io.flowhq.contract.session.SessionAssignment;
import io.opentelemetry.context.Context;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands on their way to the browser: placed by the handlers, which wait, and carried out by the main loop. */
final class HostCommandQueue {

    /** @param trace what the caller's request is traced by, so that what the main loop does for it belongs to it */
    private record HostCommand(CommandKind kind, Context trace, CompletablePromise<Void> done) {}

    private final Map<RequestId, HostCommand> unfinished = new LinkedHashMap<>();
    private final Deque<HostCommand> waiting = new ArrayDeque<>();

    /** Returns once it is carried out or has failed; an order that is under way is joined. */
    Promise<Void> place(CommandKind kind, RequestId request) {
        HostCommand command = unfinished.get(request);
        if (command == null) {
            command = new HostCommand(kind, Context.current(), Workflow.newPromise());
            unfinished.put(request, command);
            waiting.add(command);
        }
        CompletablePromise<Void> done = command.done();
        Workflow.await(done::isCompleted);
        unfinished.remove(request);
        return done;
    }

    boolean has(RequestId request) {
        return unfinished.containsKey(request);
    }

    boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    boolean isEmpty() {
        return unfinished.isEmpty();
    }

    /** Sends every waiting order to the worker that hosts the session; without one it fails. */
    void sendWaiting(@Nullable WorkerId host, SessionAssignment session) {
        for (HostCommand command = waiting.poll(); command != null; command = waiting.poll()) {
            command.trace().wrap(sending(command, host, session)).run();
        }
    }

    private static Runnable sending(HostCommand command, @Nullable WorkerId host, SessionAssignment session) {
        return () -> {
            if (host == null) {
                command.done()
                        .completeExceptionally(
                                ApplicationFailure.newFailure("no worker hosts it", FailureTypes.NOT_HOSTED));
            } else {
                command.done().completeFrom(send(command.kind(), host, session));
            }
        };
    }

    private static Promise<Void> send(CommandKind kind, WorkerId host, SessionAssignment session) {
        HostActivities commands = ActivityStubs.host(host, kind.verb() + " the browser's page");
        return switch (kind) {
            case REQUEST_PAIRING_CODE -> Async.procedure(commands::requestPairingCode, session);
            case SHOW_NEW_CODE -> Async.procedure(commands::showNewCode, session);
            case SCREENSHOT -> Async.procedure(commands::takeScreenshot, session);
            default -> throw new IllegalArgumentException(kind + " is not for the host");
        };
    }
}
