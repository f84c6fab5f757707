package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.local.platform.ThisMachine;
import io.flowhq.local.scenario.Business;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
 * WhatsApp is away for 60 minutes or as many as {@code flowhq.minutes} says: it takes connections and answers nobody, or
 * it refuses them. No tenant is given up, and each comes back by itself, one whose worker is lost meanwhile included.
 * Prints what was seen of the tenants and when all were back.
 */
@EnabledIfSystemProperty(named = "flowhq.campaign", matches = "true")
class WhatsAppAwayTest {

    private static final Duration AWAY = Duration.ofMinutes(Long.getLong("flowhq.minutes", 60));
    /** The longest interval between two tries, and the start of a page. */
    private static final Duration BACK_WITHIN = Duration.ofMinutes(7);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final List<Business> businesses = new ArrayList<>();
    private final Set<String> seen = new TreeSet<>();

    @Test
    void everyTenantComesBackAfterSilence() throws Exception {
        try (LivePlatform platform = LivePlatform.start(folder)) {
            linkOnTwoWorkers(platform);

            platform.signal("simulator", "STOP");
            waitAndLoseAWorker(platform);
            platform.signal("simulator", "CONT");

            assertBackByThemselves(platform, "silent");
        }
    }

    @Test
    void everyTenantComesBackAfterRefusals() throws Exception {
        int port = ThisMachine.freePort();
        try (ExtraProcess simulator = new ExtraProcess(
                        "bot-worker/simulator/target/simulator-exec.jar",
                        Map.of(
                                "PORT",
                                Integer.toString(port),
                                "SIMULATOR_STATE",
                                folder.resolve("simulator.json").toString()),
                        folder.resolve("simulator.log"));
                LivePlatform platform = LivePlatform.start(
                        folder.resolve("home"), Map.of("WHATSAPP_URL", "http://127.0.0.1:" + port))) {
            linkOnTwoWorkers(platform);

            simulator.close();
            waitAndLoseAWorker(platform);
            simulator.startAgain();

            assertBackByThemselves(platform, "refused");
        }
    }

    private void linkOnTwoWorkers(LivePlatform platform) throws Exception {
        businesses.add(platform.link("255719000001"));
        businesses.add(platform.link("255719000002"));
        platform.addWorker(4);
        businesses.add(platform.link("255719000003"));
        businesses.add(platform.link("255719000004"));
    }

    /** A minute later one of the two workers dies, so that its sessions have to load their page from a WhatsApp that is away. */
    private void waitAndLoseAWorker(LivePlatform platform) throws Exception {
        String lost = platform.worker(businesses.getLast());
        assertThat(platform.worker(businesses.getFirst()))
                .as("a session whose worker stays")
                .isNotEqualTo(lost);
        long start = System.nanoTime();
        boolean alive = true;
        while (since(start).compareTo(AWAY) < 0) {
            if (alive && since(start).compareTo(Duration.ofMinutes(1)) > 0) {
                platform.kill(lost);
                alive = false;
            }
            for (Business business : businesses) {
                seen.add(state(platform, business));
            }
            Thread.sleep(Duration.ofSeconds(2));
        }
        assertThat(alive).as("the worker was lost meanwhile").isFalse();
    }

    private void assertBackByThemselves(LivePlatform platform, String how) throws Exception {
        long back = System.nanoTime();
        for (Business business : businesses) {
            await().atMost(BACK_WITHIN.minus(since(back)))
                    .until(() -> platform.phase(business).equals("RUNNING"));
        }
        Duration running = since(back);
        try (Customers customers = new Customers(platform.whatsApp(), businesses)) {
            customers.untilAllAnswer();
        }

        System.out.printf(
                "WhatsApp %s for %d min: seen %s; all RUNNING %d s after it was back, answered after %d s%n",
                how, AWAY.toMinutes(), seen, running.toSeconds(), since(back).toSeconds());
        assertThat(seen).noneMatch(state -> state.startsWith("ERROR") || state.startsWith("AWAITING_SCAN"));
        assertThat(seen).as("no attempt counted").allMatch(state -> state.endsWith(" 0"));
        LivePlatform.assertInnocent(platform.quietVerdict());
        for (Business business : businesses) {
            platform.assertStillTheSameDevice(business);
        }
    }

    /** Phase, reason and counted attempts, as {@code RECOVERING NETWORK 0}. */
    private static String state(LivePlatform platform, Business business) throws IOException, InterruptedException {
        JsonNode tenant = platform.tenant(business);
        return String.join(
                " ",
                tenant.path("phase").asString(""),
                tenant.path("reason").asString("-"),
                tenant.path("attempt").asString("?"));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
