package io.flowhq.client;

import com.google.protobuf.Timestamp;
import io.flowhq.contract.TaskQueues;
import io.flowhq.store.fleet.OrchestratorHeartbeats;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether anyone is there to take a command. Orchestrators say so themselves every few seconds; where none ever has,
 * Temporal knows who asks for work, which an orchestrator does at least once a minute. One that has just died still
 * counts as there, so that only a no is certain.
 */
final class OrchestratorAvailability {

    private static final Logger log = LoggerFactory.getLogger(OrchestratorAvailability.class);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(2);
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final OrchestratorHeartbeats heartbeats;
    private final WorkflowClient temporal;
    private final InstantSource clock;

    OrchestratorAvailability(OrchestratorHeartbeats heartbeats, WorkflowClient temporal, InstantSource clock) {
        this.heartbeats = heartbeats;
        this.temporal = temporal;
        this.clock = clock;
    }

    /** True only when all have been silent for so long that none can be running. */
    boolean areGone() {
        return heartbeats
                .silence()
                .map(silence -> silence.compareTo(OrchestratorHeartbeats.GONE_AFTER) > 0)
                .orElseGet(this::nobodyAsksForWork);
    }

    private boolean nobodyAsksForWork() {
        try {
            Instant longAgo = clock.instant().minus(MAX_PAUSE);
            return pollers().stream()
                    .map(PollerInfo::getLastAccessTime)
                    .noneMatch(asked -> instant(asked).isAfter(longAgo));
        } catch (StatusRuntimeException unknown) {
            log.debug("Temporal does not say who polls: {}", unknown.getMessage());
            return false;
        }
    }

    private List<PollerInfo> pollers() {
        return temporal.getWorkflowServiceStubs()
                .blockingStub()
                .withDeadlineAfter(DEADLINE.toNanos(), TimeUnit.NANOSECONDS)
                .describeTaskQueue(DescribeTaskQueueRequest.newBuilder()
                        .setNamespace(temporal.getOptions().getNamespace())
                        .setTaskQueue(TaskQueue.newBuilder().setName(TaskQueues.TENANTS))
                        .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW)
                        .build())
                .getPollersList();
    }

    private static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }
}
