package io.flowhq.orchestrator.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.orchestrator.RealOrchestrator;
import io.flowhq.orchestrator.RealOrchestrator.Running;
import io.flowhq.store.fleet.OrchestratorHeartbeats;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

@Timeout(120)
@ExtendWith(RealOrchestrator.class)
class HeartbeatPublisherTest {

    @Test
    void isRenewedWhileTheOrchestratorWorksAndNoLonger(Running orchestrator) {
        OrchestratorHeartbeats heartbeats = orchestrator.bean(OrchestratorHeartbeats.class);
        HeartbeatPublisher heartbeatPublisher = orchestrator.bean(HeartbeatPublisher.class);
        await().untilAsserted(() -> assertThat(heartbeats.silence())
                .hasValueSatisfying(silence -> assertThat(silence).isLessThan(OrchestratorHeartbeats.GONE_AFTER)));
        silence(orchestrator);
        await().untilAsserted(() -> assertThat(heartbeats.silence())
                .hasValueSatisfying(silence -> assertThat(silence).isLessThan(OrchestratorHeartbeats.INTERVAL)));

        heartbeatPublisher.stop();
        try {
            silence(orchestrator);
            await().during(OrchestratorHeartbeats.INTERVAL.plusSeconds(2))
                    .until(heartbeats::silence, silence -> silence.orElseThrow().compareTo(Duration.ofMinutes(1)) > 0);
        } finally {
            heartbeatPublisher.start();
        }
    }

    private static void silence(Running orchestrator) {
        orchestrator
                .bean(JdbcClient.class)
                .sql("update orchestrators set last_seen_at = now() - interval '2 minutes'")
                .update();
    }
}
