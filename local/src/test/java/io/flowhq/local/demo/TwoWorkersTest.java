package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.local.home.FileTrees;
import io.flowhq.local.platform.LocalPlatform;
import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Four businesses under traffic on a platform with two bot-workers: one is drained, one killed, one stopped for longer
 * than its leases hold, and one loses its disk. Prints how long each business was silent; the simulated WhatsApp judges.
 */
@EnabledIfSystemProperty(named = "flowhq.campaign", matches = "true")
class TwoWorkersTest {

    private static final String FIRST = LocalPlatform.FIRST_WORKER;
    private static final Duration STOPPED_FOR = Duration.ofSeconds(90);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final List<Business> businesses = new ArrayList<>();

    @Test
    void sessionsMoveBetweenWorkersAndLoseNothing() throws Exception {
        try (LivePlatform platform = LivePlatform.start(folder)) {
            for (int n = 1; n <= 4; n++) {
                businesses.add(platform.link("25571400000" + n));
            }
            String second = platform.addWorker(8);
            try (Customers customers = new Customers(platform.whatsApp(), businesses).writing()) {
                RecoveryScenario recoveryScenario = new RecoveryScenario(platform, customers, businesses);
                recoveryScenario.of("drain of a worker with all four", () -> {
                    platform.shell("worker", "drain", FIRST, "--wait=180s");
                    PollUntil.see(
                            "all sessions on " + second,
                            LivePlatform.TIMEOUT,
                            () -> workers(platform),
                            workers -> workers.stream().allMatch(second::equals));
                });
                platform.shell("worker", "undrain", FIRST);

                assertThat(recoveryScenario.of("SIGKILL of one of two workers", () -> platform.kill(second)))
                        .isLessThan(LivePlatform.AFTER_A_LOST_WORKER);

                String stopped = platform.worker(businesses.getFirst());
                long stoppedAt = System.nanoTime();
                assertThat(recoveryScenario.of("SIGSTOP of a worker", () -> {
                            platform.signal(stopped, "STOP");
                            PollUntil.see(
                                    "sessions elsewhere",
                                    LivePlatform.TIMEOUT,
                                    () -> workers(platform),
                                    workers -> !workers.contains(stopped));
                        }))
                        .isLessThan(LivePlatform.AFTER_A_LOST_WORKER);
                await().atMost(STOPPED_FOR.plusSeconds(5))
                        .until(() -> System.nanoTime() - stoppedAt > STOPPED_FOR.toNanos());
                recoveryScenario.of("SIGCONT", () -> platform.signal(stopped, "CONT"));

                String last = platform.worker(businesses.getFirst());
                assertThat(recoveryScenario.of("SIGKILL of a worker, its disk lost", () -> {
                            platform.kill(last);
                            PollUntil.see("an empty disk", LivePlatform.TIMEOUT, () -> emptied(platform, last), e -> e);
                        }))
                        .isLessThan(LivePlatform.AFTER_A_LOST_WORKER);
            }
            JsonNode verdict = platform.quietVerdict();

            System.out.println("judge: " + verdict);
            LivePlatform.assertInnocent(verdict);
            for (Business business : businesses) {
                platform.assertStillTheSameDevice(business);
            }
        }
    }

    private List<String> workers(LivePlatform platform) throws Exception {
        List<String> workers = new ArrayList<>();
        for (Business business : businesses) {
            workers.add(platform.worker(business));
        }
        return workers;
    }

    /** Fails while a browser that is just dying still writes. */
    private static boolean emptied(LivePlatform platform, String worker) throws Exception {
        FileTrees.empty(platform.sessionsOf(worker));
        return true;
    }
}
