package io.flowhq.worker.judged;

import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.StoreTest;
import io.flowhq.worker.message.Step;
import io.flowhq.worker.session.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A worker killed with SIGKILL at each step of the pipeline in turn, and what the simulated WhatsApp says of it.
 *
 * <p>The full length, 20 rounds at each step, takes some five minutes:
 *
 * <pre>{@code
 * mvn -pl bot-worker/app -am test -Dtest=KilledWorkerTest -Dsurefire.failIfNoSpecifiedTests=false -Dflowhq.judged.rounds=20
 * }</pre>
 */
@StoreTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledWorkerTest {

    private static final int ROUNDS = Integer.getInteger("flowhq.judged.rounds", 20);
    private static final int AT_A_TIME = 2;

    private static EmbeddedDatabase database;

    private final Map<Step, Future<Verdict>> campaigns = new EnumMap<>(Step.class);
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    private Simulator whatsApp;

    @Autowired
    ApplicationContext store;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        database = EmbeddedDatabase.fresh();
        database.register(registry);
    }

    @BeforeAll
    void begin(@TempDir Path home) throws IOException {
        Path key = home.resolve("key");
        Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
        whatsApp = Simulator.start();
        Map<String, Object> orders =
                Map.of("database", database.url(), "whatsapp", whatsApp.url(), "profiles", home, "key", key);
        for (Step step : Step.values()) {
            Campaign campaign = new Campaign(step, ROUNDS, Business.open(store, whatsApp), orders);
            campaigns.put(step, threads.submit(campaign::run));
        }
    }

    @AfterAll
    void end() throws InterruptedException {
        threads.shutdownNow();
        threads.awaitTermination(1, TimeUnit.MINUTES);
        whatsApp.close();
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void losesDoublesAndInvertsNothingWhereverItDies(Step step) throws Exception {
        Verdicts.assertThat(campaigns.get(step).get()).answersAll(3 * ROUNDS);
    }
}
