package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.RequestId;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.session.HostActivities;
import io.flowhq.contract.session.SessionAssignment;
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

    private record Order(CommandKind kind, CompletablePromise<Void> done) {}

    private final Map<RequestId, Order> unfinished = new LinkedHashMap<>();
    private final Deque<Order> waiting = new ArrayDeque<>();

    /** Returns once it is carried out or has failed; an order that is under way is joined. */
    Promise<Void> place(CommandKind kind, RequestId request) {
        Order order = unfinished.get(request);
        if (order == null) {
            order = new Order(kind, Workflow.newPromise());
            unfinished.put(request, order);
            waiting.add(order);
        }
        CompletablePromise<Void> done = order.done();
        Workflow.await(done::isCompleted);
        unfinished.remove(request);
        return done;
    }

    boolean has(RequestId request) {
        return unfinished.containsKey(request);
    }

    boolean areWaiting() {
        return !waiting.isEmpty();
    }

    boolean areDone() {
        return unfinished.isEmpty();
    }

    /** Sends every waiting order to the worker that hosts the session; without one it fails. */
    void carryOut(@Nullable WorkerId host, SessionAssignment session) {
        for (Order order = waiting.poll(); order != null; order = waiting.poll()) {
            if (host == null) {
                order.done()
                        .completeExceptionally(
                                ApplicationFailure.newFailure("no worker hosts it", FailureTypes.NOT_HOSTED));
            } else {
                order.done().completeFrom(send(order.kind(), host, session));
            }
        }
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
