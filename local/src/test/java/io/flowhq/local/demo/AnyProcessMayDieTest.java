package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.local.scenario.Business;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Three businesses under traffic while one part of the platform after the other is killed with SIGKILL: real Temporal,
 * PostgreSQL, Chromium and the jars of this build, judged by the simulated WhatsApp alone. Prints how long each blow was
 * felt.
 */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class AnyProcessMayDieTest {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void nothingIsLostDoubledOrAskedToScanAgain() throws Exception {
        try (LivePlatform platform = LivePlatform.start(folder)) {
            List<Business> businesses = new ArrayList<>();
            for (String number : List.of("255713000001", "255713000002", "255713000003")) {
                businesses.add(platform.link(number));
            }
            try (Customers customers = new Customers(platform.whatsApp(), businesses).writing()) {
                RecoveryScenario recoveryScenario = new RecoveryScenario(platform, customers, businesses);
                recoveryScenario.of("nothing", () -> {});
                assertThat(recoveryScenario.of("SIGKILL of the only worker", () -> platform.kill("bot-worker-1")))
                        .isLessThan(LivePlatform.AFTER_A_LOST_WORKER);
                assertThat(folder.resolve("logs/bot-worker-1.log"))
                        .content()
                        .contains("Temporal was told that epoch 1 ended with the process before");
                for (String part : List.of("orchestrator", "temporal", "postgres", "web")) {
                    recoveryScenario.of("SIGKILL of " + part, () -> platform.kill(part));
                }
                recoveryScenario.of("workflow ended, orchestrator killed", () -> {
                    platform.terminate(businesses.getFirst());
                    platform.kill("orchestrator");
                    platform.awaitWorkflow(businesses.getFirst());
                });
                recoveryScenario.of("SIGKILL of a browser", platform::killBrowser);
                recoveryScenario.of("SIGKILL of a renderer", platform::killRenderer);
            }
            JsonNode verdict = platform.quietVerdict();

            System.out.println("judge: " + verdict);
            assertThat(verdict.path("inbound").asInt()).isGreaterThan(businesses.size() * 8);
            LivePlatform.assertInnocent(verdict);
            for (Business business : businesses) {
                platform.assertStillTheSameDevice(business);
            }
        }
    }
}
