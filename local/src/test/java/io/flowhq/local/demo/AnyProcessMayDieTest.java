package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.local.home.Home;
import io.flowhq.local.home.RunningPlatform;
import io.flowhq.local.platform.Platform;
import io.flowhq.local.platform.Settings;
import io.flowhq.local.platform.ThisMachine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Three businesses under traffic while one part of the platform after the other is killed with SIGKILL: real Temporal,
 * PostgreSQL, Chromium and the jars of this build, judged by the simulated WhatsApp alone. Prints how long after each
 * blow every business had answered a question asked right after it.
 */
class AnyProcessMayDieTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LINKED_WITHIN = Duration.ofMinutes(3);
    private static final Duration ANSWERED_WITHIN = Duration.ofMinutes(3);
    private static final List<String> NUMBERS = List.of("255713000001", "255713000002", "255713000003");

    /** A tenant with what must not change: the device that was scanned once. */
    private record Linked(String tenant, String number, String device) {}

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void nothingIsLostDoubledOrAskedToScanAgain() throws Exception {
        Home home = new Home(folder);
        Settings settings = Settings.read(
                        root(),
                        Map.of(
                                "FLOWHQ_CHROMIUM", ThisMachine.chromium().toString(),
                                "FLOWHQ_TEMPORAL", ThisMachine.temporal().toString()))
                .isolatedIn(folder);
        Platform platform = Platform.onFreePorts(settings, home, new SecureRandom(), line -> {});
        AtomicBoolean over = new AtomicBoolean();
        try {
            RunningPlatform running = platform.start();
            SimulatedWhatsApp whatsApp = new SimulatedWhatsApp(URI.create(running.simulator()));
            List<Linked> linked = new ArrayList<>();
            for (String number : NUMBERS) {
                linked.add(link(running, whatsApp, number));
            }
            Thread traffic = Thread.ofVirtual().start(() -> traffic(whatsApp, over));
            untilAllAnswer(whatsApp, "nothing");
            for (String part : List.of("bot-worker-1", "orchestrator", "temporal", "postgres", "web")) {
                killPart(home, part);
                untilAllAnswer(whatsApp, "SIGKILL of " + part);
            }
            platform.browsers().getFirst().destroyForcibly();
            untilAllAnswer(whatsApp, "SIGKILL of a browser");
            renderer(platform).destroyForcibly();
            untilAllAnswer(whatsApp, "SIGKILL of a renderer");
            over.set(true);
            traffic.join();
            JsonNode verdict = quietVerdict(running);

            System.out.println("judge: " + verdict);
            assertThat(verdict.path("inbound").asInt()).isGreaterThan(NUMBERS.size() * 8);
            for (String guilt : List.of("lost", "doubled", "inverted", "overLimit", "misdirected", "forgotten")) {
                assertThat(verdict.path(guilt).asInt())
                        .as("%s in %s", guilt, verdict)
                        .isZero();
            }
            for (Linked one : linked) {
                assertThat(whatsApp.linkedDevices(one.number()))
                        .singleElement()
                        .satisfies(device -> assertThat(device.id()).isEqualTo(one.device()));
            }
        } finally {
            over.set(true);
            platform.stop();
        }
    }

    private Linked link(RunningPlatform running, SimulatedWhatsApp whatsApp, String number) throws Exception {
        whatsApp.addPhone(number, "Biashara " + number);
        JsonNode created = admin(
                running,
                "/admin/tenants",
                Map.of(
                        "name",
                        "tenant-" + number,
                        "phone_number",
                        number,
                        "template_type",
                        "ECOMMERCE",
                        "business_name",
                        "Duka " + number,
                        "language",
                        "SW"));
        String tenant = created.path("id").asString();
        admin(running, "/admin/tenants/" + tenant + "/worker/start", Map.of());
        String code = Eventually.see(
                "code of " + number, LINKED_WITHIN, () -> waitingCode(running, number, tenant), c -> !c.isEmpty());
        whatsApp.scan(number, code);
        Eventually.see("link of " + number, LINKED_WITHIN, () -> phase(running, tenant), "RUNNING"::equals);
        return new Linked(
                tenant, number, whatsApp.linkedDevices(number).getFirst().id());
    }

    /** The tenants are linked one after the other, so that one client at most shows a code. */
    private String waitingCode(RunningPlatform running, String number, String tenant) throws Exception {
        if (!phase(running, tenant).equals("AWAITING_SCAN")) {
            return "";
        }
        for (JsonNode device : get(URI.create(running.simulator() + "/control/devices"), "")) {
            if (device.path("code").isString()) {
                return device.path("code").asString();
            }
        }
        return "";
    }

    private String phase(RunningPlatform running, String tenant) throws Exception {
        return get(URI.create(running.web() + "/admin/tenants/" + tenant), password(running))
                .path("phase")
                .asString("");
    }

    /** A question every 15 seconds, so that together with those after the blows no business comes near its limit. */
    private static void traffic(SimulatedWhatsApp whatsApp, AtomicBoolean over) {
        Random random = new Random(7);
        for (int n = 0; !over.get(); n++) {
            try {
                whatsApp.customerWrites(
                        "2557540000" + (10 + random.nextInt(5)),
                        NUMBERS.get(n % NUMBERS.size()),
                        "Bei gani " + n + "?");
                Thread.sleep(Duration.ofSeconds(15));
            } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void untilAllAnswer(SimulatedWhatsApp whatsApp, String blow) throws Exception {
        long start = System.nanoTime();
        Map<String, String> asked = new LinkedHashMap<>();
        String customer = "255767" + (100_000 + new Random().nextInt(900_000));
        for (String number : NUMBERS) {
            asked.put(number, whatsApp.customerWrites(customer, number, "Bei ya sukari ni shilingi ngapi?"));
        }
        for (String number : NUMBERS) {
            Eventually.see(
                    "answer of " + number,
                    ANSWERED_WITHIN,
                    () -> whatsApp.chat(number, customer),
                    lines -> lines.stream().anyMatch(line -> line.by().equals("device")));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("every business answered %5.1f s after %s%n", seconds, blow);
    }

    private static void killPart(Home home, String part) throws IOException {
        long pid = home.platformFile().read().orElseThrow().process(part).pid();
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }

    private static ProcessHandle renderer(Platform platform) throws IOException {
        return platform.browsers().stream()
                .flatMap(ProcessHandle::descendants)
                .filter(process -> commandLine(process).contains("--type=renderer"))
                .findFirst()
                .orElseThrow();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }

    /** The verdict once nothing is pending any more. */
    private JsonNode quietVerdict(RunningPlatform running) throws Exception {
        URI judge = URI.create(running.simulator() + "/control/judge?limit=10&grace=600");
        return Eventually.see(
                "verdict without anything pending",
                ANSWERED_WITHIN,
                () -> get(judge, ""),
                verdict -> verdict.path("pending").asInt() == 0);
    }

    private JsonNode admin(RunningPlatform running, String path, Map<String, String> body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(running.web() + path))
                .header("Authorization", basic(password(running)))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        return read(request);
    }

    private JsonNode get(URI address, String password) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "application/json");
        if (!password.isEmpty()) {
            request.header("Authorization", basic(password));
        }
        return read(request.build());
    }

    private JsonNode read(HttpRequest request) throws Exception {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    private static String basic(String password) {
        return "Basic " + Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String password(RunningPlatform running) throws IOException {
        return Files.readString(Path.of(running.adminPasswordFile())).strip();
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("flowhq")) ? here : here.getParent();
    }
}
