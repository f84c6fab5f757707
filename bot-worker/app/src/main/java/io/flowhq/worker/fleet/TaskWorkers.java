package io.flowhq.worker.fleet;

import io.flowhq.contract.TaskQueues;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.session.HostActivities;
import io.flowhq.contract.session.SessionActivities;
import io.temporal.client.WorkflowClient;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.tuning.ActivitySlotInfo;
import io.temporal.worker.tuning.CompositeTuner;
import io.temporal.worker.tuning.FixedSizeSlotSupplier;
import io.temporal.worker.tuning.SlotSupplier;
import io.temporal.worker.tuning.WorkerTuner;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The two task queues of a bot-worker: {@code sessions}, where a free slot is offered to the whole fleet, and its own,
 * where commands arrive. Two pools, so that no session can keep a command waiting.
 */
final class TaskWorkers {

    /** Sent more often than the SDK would, so that a busy machine may lose one without losing its sessions. */
    private static final Duration MAX_HEARTBEAT_INTERVAL = Duration.ofSeconds(10);

    private final WorkerFactory factory;
    private final Worker sessions;

    /** @param free the browser slots, of which {@code slots} are there in all */
    TaskWorkers(
            WorkflowClient temporal,
            WorkerId worker,
            int slots,
            SlotSupplier<ActivitySlotInfo> free,
            SessionActivities hosting,
            HostActivities commands,
            WorkerInterceptor... interceptors) {
        factory = WorkerFactory.newInstance(
                temporal,
                WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(interceptors)
                        .build());
        sessions = factory.newWorker(
                TaskQueues.SESSIONS, options().setWorkerTuner(tuner(free)).build());
        sessions.registerActivitiesImplementations(hosting);
        Worker host = factory.newWorker(
                TaskQueues.host(worker),
                options()
                        .setMaxConcurrentActivityExecutionSize(Math.max(16, 4 * slots))
                        .build());
        host.registerActivitiesImplementations(hosting, commands);
    }

    /** Sessions only: the other kinds of task never come to this worker. */
    private static WorkerTuner tuner(SlotSupplier<ActivitySlotInfo> free) {
        return new CompositeTuner(
                new FixedSizeSlotSupplier<>(1), free, new FixedSizeSlotSupplier<>(1), new FixedSizeSlotSupplier<>(1));
    }

    private static WorkerOptions.Builder options() {
        return WorkerOptions.newBuilder()
                .setMaxConcurrentActivityTaskPollers(1)
                .setUsingVirtualThreadsOnActivityWorker(true)
                .setMaxHeartbeatThrottleInterval(MAX_HEARTBEAT_INTERVAL)
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

    void stop(Duration timeout) {
        factory.shutdown();
        factory.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
}
