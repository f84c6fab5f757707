package io.flowhq.worker.fleet;

import io.flowhq.contract.TaskQueues;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.session.HostCommands;
import io.flowhq.contract.session.Sessions;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The two task queues of a bot-worker: {@code sessions}, where a free slot is offered to the whole fleet, and its own,
 * where commands arrive. Two pools, so that no session can keep a command waiting.
 */
final class TaskWorkers {

    /** Sent more often than the SDK would, so that a busy machine may lose one without losing its sessions. */
    private static final Duration HEARTBEAT_AT_MOST_EVERY = Duration.ofSeconds(10);

    private final WorkerFactory factory;
    private final Worker sessions;

    TaskWorkers(WorkflowClient temporal, WorkerId worker, int slots, Sessions hosting, HostCommands commands) {
        factory = WorkerFactory.newInstance(temporal);
        sessions = factory.newWorker(
                TaskQueues.SESSIONS,
                options().setMaxConcurrentActivityExecutionSize(slots).build());
        sessions.registerActivitiesImplementations(hosting);
        Worker host = factory.newWorker(
                TaskQueues.host(worker),
                options()
                        .setMaxConcurrentActivityExecutionSize(Math.max(16, 4 * slots))
                        .build());
        host.registerActivitiesImplementations(hosting, commands);
    }

    private static WorkerOptions.Builder options() {
        return WorkerOptions.newBuilder()
                .setMaxConcurrentActivityTaskPollers(1)
                .setUsingVirtualThreadsOnActivityWorker(true)
                .setMaxHeartbeatThrottleInterval(HEARTBEAT_AT_MOST_EVERY)
                .setAllowActivityHeartbeatDuringShutdown(true);
    }

    void start() {
        factory.start();
    }

    /** Takes no new sessions. */
    void close() {
        sessions.suspendPolling();
    }

    /** Takes new sessions again. */
    void open() {
        sessions.resumePolling();
    }

    void stop(Duration patience) {
        factory.shutdown();
        factory.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
