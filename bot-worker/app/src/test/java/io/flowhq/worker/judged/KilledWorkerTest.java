package io.flowhq.worker.judged;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.store.StoreTest;
import io.flowhq.worker.message.PipelineStep;
import io.flowhq.worker.session.SimulatorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * A worker killed with SIGKILL at each step of the pipeline in turn, and what the simulated WhatsApp says of it.
 *
 * <p>The suite plays one round at each step, {@code ./flowhq test --campaign KilledWorkerTest} twenty.
 */
@StoreTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledWorkerTest {

    static final boolean CAMPAIGN = Boolean.getBoolean("flowhq.campaign");
    private static final int ROUNDS = CAMPAIGN ? 20 : 1;
    private static final int AT_A_TIME = 2;

    private final Map<PipelineStep, Future<Verdict>> campaigns = new EnumMap<>(PipelineStep.class);
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);

    /** Mostly waits for a minute to pass, and so disturbs nobody. */
    private final ExecutorService beside = Executors.newSingleThreadExecutor();

    private Future<Burst.Outcome> burst;
    private SimulatorProcess whatsApp;

    @Autowired
    ApplicationContext store;

    @BeforeAll
    void begin(@TempDir Path home) throws IOException {
        Path key = home.resolve("key");
        Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
        whatsApp = SimulatorProcess.start();
        Map<String, Object> orders = Map.of(
                "database",
                store.getEnvironment().getRequiredProperty("spring.datasource.url"),
                "whatsapp",
                whatsApp.url(),
                "profiles",
                home,
                "key",
                key);
        burst = beside.submit(new Burst(Business.open(store, whatsApp), orders)::run);
        for (PipelineStep pipelineStep : PipelineStep.values()) {
            KillCampaign killCampaign = new KillCampaign(pipelineStep, ROUNDS, Business.open(store, whatsApp), orders);
            campaigns.put(pipelineStep, threads.submit(killCampaign::run));
        }
    }

    @AfterAll
    void end() throws InterruptedException {
        threads.shutdownNow();
        beside.shutdownNow();
        threads.awaitTermination(1, TimeUnit.MINUTES);
        beside.awaitTermination(1, TimeUnit.MINUTES);
        whatsApp.close();
    }

    @ParameterizedTest
    @EnumSource(PipelineStep.class)
    void losesDoublesAndInvertsNothingWhereverItDies(PipelineStep pipelineStep) throws Exception {
        JudgeClient.assertThat(campaigns.get(pipelineStep).get()).answersAll(3 * ROUNDS);
    }

    @Test
    void sendsNoMoreThanTheLimitAndAnswersAllHoweverOftenItIsKilled() throws Exception {
        Burst.Outcome outcome = burst.get();

        Verdict verdict = outcome.verdict();
        for (String fault : List.of("doubled", "inverted", "overLimit", "misdirected", "unprompted")) {
            assertThat(verdict.count(fault))
                    .as("%s, in %s", fault, verdict.judge())
                    .isZero();
        }
        assertThat(verdict.count("maxInAnyMinute")).isEqualTo(Burst.LIMIT);
        assertThat(outcome.warningsIn(Instant.MIN, Instant.MAX)).isZero();
        assertThat(verdict.log()).isEqualTo(Map.of("IN ANSWERED", Burst.MESSAGES, "OUT SENT", Burst.MESSAGES));
    }
}
