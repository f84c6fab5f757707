package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.local.platform.LocalPlatform;
import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Outages that last as long as they do in life: a database that stands still, a worker that is lost again and again, a page
 * with much to catch up, a workflow that somebody terminates. Prints how long each was felt; the simulated WhatsApp judges.
 */
@EnabledIfSystemProperty(named = "flowhq.campaign", matches = "true")
class OutagesTest {

    private static final Duration DATABASE_STOPPED_FOR = Duration.ofSeconds(40);
    private static final int KILLS = 5;
    private static final Duration KILLED_WITHIN = Duration.ofMinutes(10);
    private static final Duration SYNCHRONISING = Duration.ofSeconds(150);
    private static final Duration WORKFLOW_BACK_WITHIN = Duration.ofMinutes(3);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final List<Business> businesses = new ArrayList<>();

    @Test
    void nobodyMovesWhileTheDatabaseStandsStill() throws Exception {
        try (LivePlatform platform = LivePlatform.start(folder)) {
            platform.addWorker(8);
            link(platform, 4);
            Map<Business, String> before = workers(platform);
            try (Customers customers = new Customers(platform.whatsApp(), businesses).writing()) {
                new RecoveryScenario(platform, customers, businesses)
                        .of("SIGSTOP of PostgreSQL for " + DATABASE_STOPPED_FOR.toSeconds() + " s", () -> {
                            platform.signalDatabase("STOP");
                            pass(DATABASE_STOPPED_FOR);
                            platform.signalDatabase("CONT");
                        });
            }

            assertThat(workers(platform)).isEqualTo(before);
            assertJudgedInnocent(platform);
        }
    }

    @Test
    void aWorkerThatIsLostAgainAndAgainIsRecoveredFromAtOnce() throws Exception {
        try (LivePlatform platform = LivePlatform.start(folder)) {
            link(platform, 2);
            long start = System.nanoTime();
            try (Customers customers = new Customers(platform.whatsApp(), businesses).writing()) {
                RecoveryScenario recoveryScenario = new RecoveryScenario(platform, customers, businesses);
                for (int kill = 1; kill <= KILLS; kill++) {
                    assertThat(recoveryScenario.of(
                                    "SIGKILL of the only worker, no. " + kill,
                                    () -> platform.kill(LocalPlatform.FIRST_WORKER)))
                            .isLessThan(LivePlatform.AFTER_A_LOST_WORKER);
                }
            }

            assertThat(since(start)).isLessThan(KILLED_WITHIN);
            assertJudgedInnocent(platform);
        }
    }

    @Test
    void aPageThatSynchronisesForLongIsLetDoSo() throws Exception {
        try (LivePlatform platform = LivePlatform.start(folder)) {
            link(platform, 1);
            Business business = businesses.getFirst();
            platform.whatsApp()
                    .fault(
                            business.number(),
                            "historySync",
                            Map.of("messages", 500, "seconds", SYNCHRONISING.toSeconds()));
            Set<String> seen = new TreeSet<>();
            long start = System.nanoTime();
            platform.command(business, "restart");
            PollUntil.see(
                    "RUNNING after the synchronisation",
                    SYNCHRONISING.multipliedBy(2),
                    () -> {
                        JsonNode tenant = platform.tenant(business);
                        seen.add(tenant.path("phase").asString()
                                + tenant.path("attempt").asInt()
                                + tenant.path("worker").path("last_error").asString(""));
                        return tenant.path("phase").asString("");
                    },
                    phase -> phase.equals("RUNNING") && since(start).compareTo(SYNCHRONISING) > 0);

            System.out.printf(
                    "historySync: RUNNING after %d s, seen %s%n", since(start).toSeconds(), seen);
            assertThat(seen).isSubsetOf("STOPPING0", "PROVISIONING0", "STARTING0", "WAITING_FOR_SLOT0", "RUNNING0");
            try (Customers customers = new Customers(platform.whatsApp(), businesses)) {
                customers.untilAllAnswer();
            }
            assertJudgedInnocent(platform);
        }
    }

    @Test
    void aTerminatedWorkflowComesBackByItself() throws Exception {
        try (LivePlatform platform = LivePlatform.start(folder)) {
            link(platform, 2);
            long start = System.nanoTime();
            platform.terminate(businesses.getFirst());
            platform.awaitWorkflow(businesses.getFirst());
            Duration back = since(start);
            try (Customers customers = new Customers(platform.whatsApp(), businesses)) {
                customers.untilAllAnswer();
            }

            System.out.printf(
                    "terminated: workflow RUNNING after %d s, answered after %d s%n",
                    back.toSeconds(), since(start).toSeconds());
            assertThat(since(start)).isLessThan(WORKFLOW_BACK_WITHIN);
            assertJudgedInnocent(platform);
        }
    }

    private void link(LivePlatform platform, int count) throws Exception {
        for (int n = 1; n <= count; n++) {
            businesses.add(platform.link("25571600000" + n));
        }
    }

    private Map<Business, String> workers(LivePlatform platform) throws Exception {
        Map<Business, String> workers = new LinkedHashMap<>();
        for (Business business : businesses) {
            workers.put(business, platform.worker(business));
        }
        return workers;
    }

    private void assertJudgedInnocent(LivePlatform platform) throws Exception {
        JsonNode verdict = platform.quietVerdict();
        System.out.println("judge: " + verdict);
        LivePlatform.assertInnocent(verdict);
        for (Business business : businesses) {
            platform.assertStillTheSameDevice(business);
        }
    }

    private static void pass(Duration time) {
        long start = System.nanoTime();
        await().atMost(time.plusSeconds(5)).until(() -> since(start).compareTo(time) > 0);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
