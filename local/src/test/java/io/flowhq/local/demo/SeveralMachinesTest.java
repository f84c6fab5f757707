package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.local.platform.LocalPlatform;
import io.flowhq.local.platform.ThisMachine;
import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Two orchestrators, three bot-workers and two webs on addresses of loopback share a database and a Temporal server. Each is
 * killed in turn under traffic, then all are replaced one after another as a release does; the simulated WhatsApp judges.
 */
@EnabledIfSystemProperty(named = "flowhq.campaign", matches = "true")
class SeveralMachinesTest {

    private static final String SECOND_ADDRESS = "127.0.0.2";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final List<Business> businesses = new ArrayList<>();

    @Test
    void nothingIsLostWhenEachMachineDiesAndWhenAllAreReplaced() throws Exception {
        int port = ThisMachine.freePort();
        try (LivePlatform platform = LivePlatform.start(folder);
                ExtraProcess orchestrator = new ExtraProcess(
                        "orchestrator/app/target/orchestrator-exec.jar",
                        environment(platform, Map.of()),
                        folder.resolve("logs/orchestrator-2.log"));
                ExtraProcess web = new ExtraProcess(
                        "web/target/web-exec.jar",
                        environment(
                                platform,
                                Map.of(
                                        "PORT", Integer.toString(port),
                                        "BIND", SECOND_ADDRESS,
                                        "ADMIN_PASSWORD_FILE",
                                                folder.resolve("admin-password").toString())),
                        folder.resolve("logs/web-2.log"))) {
            URI second = URI.create("http://" + SECOND_ADDRESS + ":" + port + "/actuator/health/readiness");
            for (int n = 1; n <= 4; n++) {
                businesses.add(platform.link("25571488000" + n));
            }
            List<String> workers = List.of(LocalPlatform.FIRST_WORKER, platform.addWorker(4), platform.addWorker(4));
            isReady(second);
            try (Customers customers = new Customers(platform.whatsApp(), businesses).writing()) {
                RecoveryScenario scenario = new RecoveryScenario(platform, customers, businesses);
                scenario.of("nothing", () -> {});
                scenario.of("SIGKILL of the first orchestrator", () -> platform.kill("orchestrator"));
                scenario.of("SIGKILL of the second orchestrator", orchestrator::replace);
                for (String worker : workers) {
                    assertThat(scenario.of("SIGKILL of " + worker, () -> platform.kill(worker)))
                            .isLessThan(LivePlatform.AFTER_A_LOST_WORKER);
                }
                scenario.of("SIGKILL of the first web", () -> {
                    platform.kill("web");
                    assertThat(status(second)).as("the other web goes on").isEqualTo(200);
                });
                scenario.of("SIGKILL of the second web", () -> {
                    web.replace();
                    assertThat(platform.phase(businesses.getFirst())).isNotEmpty();
                });
                isReady(second);
                replaceAll(platform, scenario, orchestrator, web, workers);
                isReady(second);
            }
            JsonNode verdict = platform.quietVerdict();
            System.out.println("judge: " + verdict);
            LivePlatform.assertInnocent(verdict);
            for (Business business : businesses) {
                platform.assertStillTheSameDevice(business);
            }
        }
    }

    /** Orchestrators, then webs, then each worker after its sessions have left it. */
    private static void replaceAll(
            LivePlatform platform,
            RecoveryScenario scenario,
            ExtraProcess orchestrator,
            ExtraProcess web,
            List<String> workers)
            throws Exception {
        scenario.of("replacing the orchestrators", () -> {
            platform.signal("orchestrator", "TERM");
            orchestrator.restart();
        });
        scenario.of("replacing the webs", () -> {
            web.restart();
            platform.signal("web", "TERM");
        });
        for (String worker : workers) {
            scenario.of("replacing " + worker, () -> {
                platform.shell("worker", "drain", worker, "--wait=180s");
                platform.signal(worker, "TERM");
                platform.shell("worker", "undrain", worker);
            });
        }
    }

    private static Map<String, String> environment(LivePlatform platform, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(platform.addresses());
        environment.putAll(more);
        return environment;
    }

    private void isReady(URI address) {
        PollUntil.see("the second web", LivePlatform.TIMEOUT, () -> status(address), status -> status == 200);
    }

    private int status(URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
