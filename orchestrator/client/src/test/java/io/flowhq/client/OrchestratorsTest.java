package io.flowhq.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.flowhq.contract.TaskQueues;
import io.grpc.stub.StreamObserver;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrchestratorsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final List<Instant> asked = new ArrayList<>();
    private final HandmadeTemporal temporal = new HandmadeTemporal() {
        @Override
        public void describeTaskQueue(
                DescribeTaskQueueRequest request, StreamObserver<DescribeTaskQueueResponse> answer) {
            DescribeTaskQueueResponse.Builder polls = DescribeTaskQueueResponse.newBuilder();
            if (request.getNamespace().equals(NAMESPACE)
                    && request.getTaskQueue().getName().equals(TaskQueues.TENANTS)) {
                asked.forEach(at -> polls.addPollers(PollerInfo.newBuilder()
                        .setLastAccessTime(Timestamp.newBuilder().setSeconds(at.getEpochSecond()))));
            }
            answer(answer, polls.build());
        }
    };
    private final Orchestrators orchestrators = new Orchestrators(temporal.client(), InstantSource.fixed(NOW));

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void areGoneWhenNoneEverAskedForWork() {
        assertThat(orchestrators.areGone()).isTrue();
    }

    @Test
    void areGoneWhenNoneHasAskedForMinutes() {
        asked.add(NOW.minus(Duration.ofSeconds(121)));
        asked.add(NOW.minus(Duration.ofMinutes(4)));

        assertThat(orchestrators.areGone()).isTrue();
    }

    @Test
    void areThereWhenOneAskedALittleWhileAgo() {
        asked.add(NOW.minus(Duration.ofMinutes(4)));
        asked.add(NOW.minus(Duration.ofSeconds(75)));

        assertThat(orchestrators.areGone()).isFalse();
    }

    @Test
    void mayBeThereWhenTemporalCannotBeAsked() {
        temporal.stop();

        assertThat(orchestrators.areGone()).isFalse();
    }
}
