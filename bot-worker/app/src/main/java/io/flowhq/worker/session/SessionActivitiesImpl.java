package io.flowhq.worker.session;

import io.flowhq.contract.TaskQueues;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.session.SessionActivities;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionEnded;
import io.flowhq.contract.session.SessionOutcome;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The long activity: lends a session to its workflow for as long as Temporal knows the activity. Runs on a virtual
 * thread; one small executor beats for all of them.
 */
public final class SessionActivitiesImpl implements SessionActivities {

    private static final Logger log = LoggerFactory.getLogger(SessionActivitiesImpl.class);
    private static final Duration BEAT = Duration.ofSeconds(5);

    private final SessionHost host;
    private final ScheduledExecutorService heartbeats;

    SessionActivitiesImpl(SessionHost host, ScheduledExecutorService heartbeats) {
        this.host = host;
        this.heartbeats = heartbeats;
    }

    @Override
    public SessionEnded runSession(SessionAssignment assignment) {
        ActivityExecutionContext activity = Activity.getExecutionContext();
        try {
            Optional<BrowserSession> taken = host.take(assignment, roomIsSure(activity));
            if (taken.isEmpty()) {
                return new SessionEnded(SessionOutcome.LEASE_LOST, "a newer session lives on this worker");
            }
            BrowserSession session = taken.get();
            Object owner = session.owner().take();
            CompletableFuture<SessionEnded> over = new CompletableFuture<>();
            session.ended().whenComplete((end, failure) -> over.complete(end));
            ScheduledFuture<?> heartbeat = heartbeats.scheduleAtFixedRate(
                    () -> beat(activity, session, over), 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
            try {
                return over.get();
            } finally {
                heartbeat.cancel(false);
                session.owner().leave(owner);
            }
        } catch (NoFreeSlot e) {
            throw ApplicationFailure.newNonRetryableFailure(e.getMessage(), FailureTypes.NO_ROOM);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApplicationFailure.newFailure("the worker is going away", FailureTypes.WORKER_GONE);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ActivityCompletionException detached) {
                throw detached;
            }
            throw new IllegalStateException(e);
        }
    }

    /** The fleet's queue hands out no more than there are slots; the worker's own queue knows nothing of slots. */
    private static boolean roomIsSure(ActivityExecutionContext activity) {
        return activity.getInfo().getActivityTaskQueue().equals(TaskQueues.SESSIONS);
    }

    private static void beat(
            ActivityExecutionContext activity, BrowserSession session, CompletableFuture<SessionEnded> over) {
        if (over.isDone() || session.stuck()) {
            return;
        }
        try {
            activity.heartbeat(session.heartbeat());
        } catch (ActivityCanceledException e) {
            if (e.getCause() instanceof TimeoutFailure) {
                detach(session, over, e);
            } else {
                session.end(SessionOutcome.STOPPED, "the activity was cancelled");
            }
        } catch (ActivityCompletionException e) {
            detach(session, over, e);
        } catch (RuntimeException e) {
            log.debug("A heartbeat of epoch {} failed: {}", session.session().epoch(), e.getMessage());
        }
    }

    /** Temporal no longer knows this activity: the browser stays for whoever adopts it. */
    private static void detach(
            BrowserSession session, CompletableFuture<SessionEnded> over, ActivityCompletionException why) {
        log.info(
                "Epoch {} of {} is detached ({})",
                session.session().epoch(),
                session.session().tenant(),
                why.getClass().getSimpleName());
        over.completeExceptionally(why);
    }
}
