package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TaskQueues;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.lifecycle.TenantActivities;
import io.flowhq.contract.session.HostActivities;
import io.flowhq.contract.session.SessionActivities;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** The activities a tenant's workflow uses, each with its queue, its limits and its label in the Temporal UI. */
final class ActivityStubs {

    private static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration SESSION_TIMEOUT = Duration.ofDays(3650);
    private static final RetryOptions NO_RETRY =
            RetryOptions.newBuilder().setMaximumAttempts(1).build();

    private ActivityStubs() {}

    /** Short database work that is worth waiting for, however long the database is away. */
    static TenantActivities records(String summary) {
        return Workflow.newActivityStub(
                TenantActivities.class,
                ActivityOptions.newBuilder()
                        .setTaskQueue(TaskQueues.TENANTS)
                        .setStartToCloseTimeout(Duration.ofSeconds(10))
                        .setRetryOptions(RetryOptions.newBuilder()
                                .setInitialInterval(Duration.ofSeconds(1))
                                .setMaximumInterval(Duration.ofSeconds(30))
                                .setDoNotRetry(FailureTypes.TENANT_GONE, FailureTypes.PROJECTION_REFUSED)
                                .build())
                        .setSummary(summary)
                        .build());
    }

    /** The same inside the workflow task: one event instead of three, for as long as the database answers. */
    static TenantActivities recordsNearby(String summary) {
        return Workflow.newLocalActivityStub(
                TenantActivities.class,
                LocalActivityOptions.newBuilder()
                        .setScheduleToCloseTimeout(Duration.ofSeconds(5))
                        .setRetryOptions(RetryOptions.newBuilder()
                                .setInitialInterval(Duration.ofMillis(200))
                                .setMaximumAttempts(3)
                                .build())
                        .setDoNotIncludeArgumentsIntoMarker(true)
                        .setSummary(summary)
                        .build());
    }

    static TenantActivities provisioning() {
        return Workflow.newActivityStub(
                TenantActivities.class,
                ActivityOptions.newBuilder()
                        .setTaskQueue(TaskQueues.TENANTS)
                        .setStartToCloseTimeout(Duration.ofMinutes(2))
                        .setCancellationType(ActivityCancellationType.TRY_CANCEL)
                        .setRetryOptions(RetryOptions.newBuilder()
                                .setInitialInterval(Duration.ofSeconds(2))
                                .setMaximumInterval(Duration.ofMinutes(1))
                                .setMaximumAttempts(10)
                                .setDoNotRetry(FailureTypes.TENANT_GONE)
                                .build())
                        .setSummary("prepare the tenant")
                        .build());
    }

    /** Waits for a free slot as long as it takes. */
    static SessionActivities sessions(Epoch epoch) {
        return Workflow.newActivityStub(
                SessionActivities.class,
                session(epoch).setTaskQueue(TaskQueues.SESSIONS).build());
    }

    /** @param timeout how long the host has for taking it */
    static SessionActivities sessionsOn(WorkerId host, Duration timeout, Epoch epoch) {
        return Workflow.newActivityStub(
                SessionActivities.class,
                session(epoch)
                        .setTaskQueue(TaskQueues.host(host))
                        .setScheduleToStartTimeout(timeout)
                        .build());
    }

    private static ActivityOptions.Builder session(Epoch epoch) {
        return ActivityOptions.newBuilder()
                .setStartToCloseTimeout(SESSION_TIMEOUT)
                .setHeartbeatTimeout(HEARTBEAT_TIMEOUT)
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .setRetryOptions(NO_RETRY)
                .setSummary("session, epoch " + epoch);
    }

    /** Something a person waits for. */
    static HostActivities host(WorkerId host, String summary) {
        return host(
                host,
                summary,
                ActivityOptions.newBuilder()
                        .setScheduleToStartTimeout(Duration.ofSeconds(10))
                        .setStartToCloseTimeout(Duration.ofSeconds(25))
                        .setScheduleToCloseTimeout(Duration.ofSeconds(25)));
    }

    /** Something a healthy worker does in milliseconds. */
    static HostActivities hostPromptly(WorkerId host, String summary) {
        return host(
                host,
                summary,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofSeconds(8))
                        .setScheduleToCloseTimeout(Duration.ofSeconds(8)));
    }

    /** Only to learn whether the worker is there. */
    static HostActivities hostBriefly(WorkerId host) {
        return host(
                host,
                "ask whether the worker is there",
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofSeconds(4))
                        .setScheduleToCloseTimeout(Duration.ofSeconds(4)));
    }

    /** Only for histories in which a session was notified of a pause. */
    static HostActivities hostInsistently(WorkerId host) {
        return host(
                host,
                "pause or resume the bot",
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofSeconds(10))
                        .setScheduleToCloseTimeout(Duration.ofMinutes(2)));
    }

    private static HostActivities host(WorkerId host, String summary, ActivityOptions.Builder limits) {
        return Workflow.newActivityStub(
                HostActivities.class,
                limits.setTaskQueue(TaskQueues.host(host))
                        .setRetryOptions(RetryOptions.newBuilder()
                                .setInitialInterval(Duration.ofSeconds(1))
                                .setMaximumInterval(Duration.ofSeconds(10))
                                .setDoNotRetry(FailureTypes.SESSION_GONE)
                                .build())
                        .setSummary(summary)
                        .build());
    }
}
