package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TaskQueues;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.lifecycle.TenantLifecycle;
import io.flowhq.contract.session.HostActivities;
import io.flowhq.contract.session.SessionActivities;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionEnded;
import io.flowhq.contract.session.SessionEvent;
import io.flowhq.contract.session.SessionOutcome;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.WorkflowClient;
import io.temporal.failure.ApplicationFailure;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A bot-worker without browsers, as far as a workflow can tell: it takes sessions, speaks for them when the test says
 * so, obeys the commands of its host queue, and can hang, lose everything or leave.
 */
final class FakeBotWorker {

    record Browser(Epoch epoch, byte[] task) {}

    final WorkerId id;
    final List<String> commands = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger beats = new AtomicInteger();
    volatile int launches;
    volatile int adoptions;
    /** Offers that were lost because it hangs. */
    volatile int swallowed;

    volatile boolean full;
    volatile boolean pageHangs;
    private volatile boolean hangs;
    private volatile boolean inTouch = true;

    private final Map<TenantId, Browser> browsers = new ConcurrentHashMap<>();
    private final WorkflowClient client;
    private ScheduledExecutorService heart;
    private List<WorkerFactory> factories = List.of();
    private WorkerFactory shared;

    FakeBotWorker(String name, WorkflowClient client) {
        this.id = new WorkerId(name);
        this.client = client;
    }

    void begin() {
        WorkerOptions onePoll = WorkerOptions.newBuilder()
                .setMaxConcurrentActivityTaskPollers(1)
                .build();
        shared = WorkerFactory.newInstance(client);
        shared.newWorker(TaskQueues.SESSIONS, onePoll).registerActivitiesImplementations(new Hosting());
        WorkerFactory own = WorkerFactory.newInstance(client);
        own.newWorker(TaskQueues.host(id), onePoll).registerActivitiesImplementations(new Hosting(), new Obeying());
        factories = List.of(shared, own);
        hangs = false;
        factories.forEach(WorkerFactory::start);
    }

    void end() {
        shutDown();
        factories.forEach(factory -> factory.awaitTermination(5, TimeUnit.SECONDS));
    }

    /** Returns at once; {@link #end} waits for it. */
    void shutDown() {
        if (heart != null) {
            heart.shutdownNow();
        }
        factories.forEach(WorkerFactory::shutdownNow);
    }

    /** On a real server, where time passes by itself. */
    void beatEvery(Duration pause) {
        heart = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("heart").factory());
        heart.scheduleAtFixedRate(
                () -> browsers.keySet().forEach(this::heartbeat), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes no session that is offered to all, not even by a poll that is under way. */
    void cordon() {
        shared.shutdownNow();
        shared.awaitTermination(5, TimeUnit.SECONDS);
    }

    /**
     * As if stopped by SIGSTOP: its browsers live, nothing answers, and each poll that is under way still swallows one
     * task.
     */
    void hang() {
        hangs = true;
        factories.forEach(WorkerFactory::suspendPolling);
    }

    /** Its heartbeats do not get through, everything else does. */
    void loseTouch() {
        inTouch = false;
    }

    /** As if SIGKILLed: no polls, no heartbeats, no browsers. */
    void die() {
        end();
        factories = List.of();
        browsers.clear();
    }

    void comeBack() {
        hangs = false;
        if (factories.isEmpty()) {
            begin();
        } else {
            factories.forEach(WorkerFactory::resumePolling);
        }
    }

    boolean hosts(TenantId tenant) {
        return browsers.containsKey(tenant);
    }

    Epoch epochOf(TenantId tenant) {
        return browsers.get(tenant).epoch();
    }

    void signal(TenantId tenant, SessionEvent.Kind kind) {
        signal(tenant, epochOf(tenant), kind);
    }

    void signal(TenantId tenant, Epoch epoch, SessionEvent.Kind kind) {
        client.newWorkflowStub(TenantLifecycle.class, tenant.workflowId())
                .sessionEvent(new SessionEvent(epoch, id, kind));
    }

    void end(TenantId tenant, SessionOutcome outcome) {
        end(tenant, new SessionEnded(outcome, null));
    }

    void end(TenantId tenant, SessionEnded end) {
        Browser browser = browsers.remove(tenant);
        if (browser == null) {
            return;
        }
        try {
            client.newActivityCompletionClient().complete(browser.task(), end);
        } catch (ActivityCompletionException detached) {
            // Its workflow has just moved on and finds no browser to adopt.
        }
    }

    void fail(TenantId tenant, Exception failure) {
        Browser browser = browsers.remove(tenant);
        client.newActivityCompletionClient().completeExceptionally(browser.task(), failure);
    }

    /** Heartbeats for the session; an attempt the server has forgotten detaches, a cancelled one closes. */
    void heartbeat(TenantId tenant) {
        Browser browser = browsers.get(tenant);
        if (browser == null || hangs || !inTouch) {
            return;
        }
        try {
            client.newActivityCompletionClient().heartbeat(browser.task(), null);
            beats.incrementAndGet();
        } catch (ActivityCanceledException cancelled) {
            browsers.remove(tenant);
            client.newActivityCompletionClient()
                    .complete(browser.task(), new SessionEnded(SessionOutcome.STOPPED, null));
        } catch (ActivityCompletionException detached) {
            // Its workflow has just moved on.
        }
    }

    private final class Hosting implements SessionActivities {
        @Override
        public SessionEnded runSession(SessionAssignment assignment) {
            if (hangs) {
                swallowed++;
                Activity.getExecutionContext().doNotCompleteOnReturn();
                return new SessionEnded(SessionOutcome.STOPPED, null);
            }
            if (full) {
                throw ApplicationFailure.newNonRetryableFailure("every slot is taken", FailureTypes.NO_ROOM);
            }
            ActivityExecutionContext context = Activity.getExecutionContext();
            Browser present = browsers.get(assignment.tenant());
            if (present != null && present.epoch().equals(assignment.epoch())) {
                adoptions++;
            } else {
                launches++;
            }
            browsers.put(assignment.tenant(), new Browser(assignment.epoch(), context.getTaskToken()));
            context.doNotCompleteOnReturn();
            signal(assignment.tenant(), assignment.epoch(), SessionEvent.Kind.HOSTED);
            return new SessionEnded(SessionOutcome.STOPPED, null);
        }
    }

    private final class Obeying implements HostActivities {
        @Override
        public void endSession(SessionAssignment session, SessionOutcome outcome) {
            obey("end", session);
            if (!pageHangs && !hangs) {
                end(session.tenant(), outcome);
            }
        }

        @Override
        public void killSession(SessionAssignment session) {
            obey("kill", session);
            if (!hangs) {
                end(session.tenant(), SessionOutcome.BROWSER_CRASHED);
            }
        }

        @Override
        public void logout(SessionAssignment session) {
            obey("logout", session);
            if (hangs) {
                return;
            }
            if (pageHangs) {
                throw ApplicationFailure.newNonRetryableFailure("the page does not answer", "PageHung");
            }
            end(session.tenant(), SessionOutcome.LOGGED_OUT);
        }

        @Override
        public void forgetSessionData(SessionAssignment session) {
            commands.add("forget");
        }

        @Override
        public void requestPairingCode(SessionAssignment session) {
            obey("pair", session);
        }

        @Override
        public void showNewCode(SessionAssignment session) {
            obey("code", session);
        }

        @Override
        public void takeScreenshot(SessionAssignment session) {
            obey("picture", session);
        }

        @Override
        public void ping(SessionAssignment session) {
            obey("ping", session);
        }

        @Override
        public void pause(SessionAssignment session) {
            obey("pause", session);
        }

        @Override
        public void resume(SessionAssignment session) {
            obey("resume", session);
        }

        private void obey(String command, SessionAssignment session) {
            if (hangs) {
                Activity.getExecutionContext().doNotCompleteOnReturn();
                return;
            }
            Browser browser = browsers.get(session.tenant());
            if (browser == null || !browser.epoch().equals(session.epoch())) {
                throw ApplicationFailure.newNonRetryableFailure("not hosted here", FailureTypes.SESSION_GONE);
            }
            commands.add(command);
        }
    }
}
