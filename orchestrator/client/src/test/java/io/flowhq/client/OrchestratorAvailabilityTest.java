package io.flowhq.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.flowhq.contract.TaskQueues;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.fleet.OrchestratorHeartbeats;
import io.grpc.stub.StreamObserver;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Who gives commands asks the orchestrators' own heartbeats, and Temporal only where there has never been one. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = "TEMPORAL_ADDRESS=127.0.0.1:1")
class OrchestratorAvailabilityTest {

    @Configuration
    @EnableAutoConfiguration
    static class Application {}

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EmbeddedDatabase.fresh().register(registry);
    }

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final List<Instant> asked = new ArrayList<>();
    private final FakeTemporalService temporal = new FakeTemporalService() {
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

    @Autowired
    OrchestratorHeartbeats heartbeats;

    @Autowired
    JdbcClient jdbc;

    private OrchestratorAvailability orchestratorAvailability;

    @BeforeEach
    void begin() {
        jdbc.sql("delete from orchestrators").update();
        orchestratorAvailability =
                new OrchestratorAvailability(heartbeats, temporal.client(), InstantSource.fixed(NOW));
    }

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void areGoneWhenTheLastOfThemHasBeenSilentForTooLong() {
        asked.add(NOW.minus(Duration.ofSeconds(16)));
        silentFor(Duration.ofSeconds(16));
        silentFor(Duration.ofMinutes(3));

        assertThat(orchestratorAvailability.areGone()).isTrue();
    }

    @Test
    void areThereWhenOneOfThemMayOnlyBeRestarting() {
        silentFor(Duration.ofMinutes(3));
        silentFor(Duration.ofSeconds(10));

        assertThat(orchestratorAvailability.areGone()).isFalse();
    }

    @Test
    void areGoneWhenNoneEverAskedForWork() {
        assertThat(orchestratorAvailability.areGone()).isTrue();
    }

    @Test
    void areGoneWhenNoneHasAskedForMinutes() {
        asked.add(NOW.minus(Duration.ofSeconds(121)));
        asked.add(NOW.minus(Duration.ofMinutes(4)));

        assertThat(orchestratorAvailability.areGone()).isTrue();
    }

    @Test
    void areThereWhenOneAskedALittleWhileAgo() {
        asked.add(NOW.minus(Duration.ofMinutes(4)));
        asked.add(NOW.minus(Duration.ofSeconds(75)));

        assertThat(orchestratorAvailability.areGone()).isFalse();
    }

    @Test
    void mayBeThereWhenTemporalCannotBeAsked() {
        temporal.stop();

        assertThat(orchestratorAvailability.areGone()).isFalse();
    }

    private void silentFor(Duration time) {
        UUID orchestrator = UUID.randomUUID();
        heartbeats.begin(orchestrator);
        jdbc.sql("update orchestrators set last_seen_at = now() - make_interval(secs => :silence) where id = :id")
                .param("silence", time.toSeconds())
                .param("id", orchestrator)
                .update();
    }
}
