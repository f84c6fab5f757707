package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.local.platform.LocalPlatform;
import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Texts, numbers, codes and keys that are easily recognised go through a whole platform while processes are killed and
 * sending fails; then every log file and the database of Temporal's histories are searched for them.
 */
@EnabledIfSystemProperty(named = "flowhq.campaign", matches = "true")
class PlantedSecretsTest {

    private static final String NUMBER = "255719863217";
    private static final String CUSTOMER = "255763918274";
    private static final String STRANGER = "255763918275";
    private static final String NAME = "Duka la Majaribio";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> planted = new LinkedHashMap<>();

    @Test
    void nothingSecretStandsInALogOrInAHistory() throws Exception {
        try (LivePlatform platform = LivePlatform.start(folder)) {
            Business business = linked(platform);
            keys(platform, business);
            traffic(platform, business);
            search(business);
        }
        planted.forEach((what, secret) -> System.out.println("planted and not found: " + what));
    }

    private Business linked(LivePlatform platform) throws Exception {
        SimulatedWhatsApp whatsApp = platform.whatsApp();
        whatsApp.addPhone(NUMBER, NAME);
        Business business = new Business(
                json(platform.shell(
                                "tenant",
                                "create",
                                NAME,
                                "--template",
                                "ECOMMERCE",
                                "--language",
                                "SW",
                                "--phone",
                                NUMBER,
                                "-o",
                                "json"))
                        .path("id")
                        .asString(),
                NUMBER,
                "");
        platform.command(business, "start");
        platform.awaitPhase(business, "AWAITING_SCAN");
        String key = json(platform.shell("key", "create", "planted", "--scopes", "read,send,manage", "-o", "json"))
                .path("key")
                .asString();
        plant("API key", key);
        HttpResponse<String> code = call(platform, key, "/api/" + business.tenant() + "/auth/request-code", "{}");
        assertThat(code.statusCode()).as(code.body()).isEqualTo(201);
        String pairing = json(code.body()).path("code").asString();
        plant("pairing code", pairing);
        plant("pairing code as typed", pairing.replace("-", ""));
        String qr = PollUntil.see(
                "a QR code",
                LivePlatform.TIMEOUT,
                () -> whatsApp.devices().stream()
                        .map(SimulatedWhatsApp.Device::code)
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(""),
                text -> !text.isEmpty());
        plant("QR code", qr);
        whatsApp.scan(NUMBER, qr);
        platform.awaitPhase(business, "RUNNING");
        plant("number of the business", NUMBER);
        return business;
    }

    private void keys(LivePlatform platform, Business business) throws Exception {
        plant(
                "secret of a webhook",
                json(platform.shell("webhook", "add", business.tenant(), "https://localhost:1/x", "-o", "json"))
                        .get(0)
                        .path("secret")
                        .asString());
        Path key = Files.writeString(folder.resolve("endpoint-key"), "key-of-the-endpoint-92734");
        platform.shell("endpoint", "set", business.tenant(), "https://localhost:1/v1", "--key-file", key.toString());
        plant("key of an endpoint", Files.readString(key));
        for (String file : List.of("admin-password", "snapshot-key", "link-key", "postgres-password")) {
            plant(file, Files.readString(folder.resolve(file)).strip());
        }
        plant("push-key", Files.readAllLines(folder.resolve("push-key")).getLast());
    }

    private void traffic(LivePlatform platform, Business business) throws Exception {
        SimulatedWhatsApp whatsApp = platform.whatsApp();
        plant("number of a customer", CUSTOMER);
        plant("number of another customer", STRANGER);
        String text = plant("text of a customer", "mchele wa kipekee 48271");
        String failing = plant("text whose answer fails", "maharage ya kipekee 48272");
        String price = plant("text of an owner", "bei maalum 91827 kwa leo");
        platform.shell("knowledge", "tell", business.tenant(), "discount", "--sw", price);

        whatsApp.customerWrites(CUSTOMER, NUMBER, text + ", mna punguzo?");
        answered(platform, CUSTOMER, 1);
        whatsApp.fault(NUMBER, "sendResult", "ERROR_NETWORK");
        whatsApp.customerWrites(STRANGER, NUMBER, failing);
        platform.kill(LocalPlatform.FIRST_WORKER);
        platform.awaitPhase(business, "RUNNING");
        whatsApp.noFaults(NUMBER);
        answered(platform, STRANGER, 1);
        for (String part : List.of("postgres", "temporal", "orchestrator", "web")) {
            platform.kill(part);
            whatsApp.customerWrites(CUSTOMER, NUMBER, text + " " + part);
        }
        PollUntil.see("web again", LivePlatform.TIMEOUT, () -> platform.phase(business), "RUNNING"::equals);
        // Lines that follow one another at once are answered as one.
        answered(platform, CUSTOMER, 2);
        platform.command(business, "restart");
        platform.awaitPhase(business, "RUNNING");
        plant(
                "answer of the assistant",
                whatsApp.chat(NUMBER, CUSTOMER).stream()
                        .filter(line -> line.by().equals("device"))
                        .map(SimulatedWhatsApp.Line::text)
                        .filter(answer -> answer.contains("91827"))
                        .findFirst()
                        .orElse(price));
    }

    private static void answered(LivePlatform platform, String customer, int answers) {
        PollUntil.see(
                answers + " answers",
                LivePlatform.TIMEOUT,
                () -> platform.whatsApp().chat(NUMBER, customer).stream()
                        .filter(line -> line.by().equals("device"))
                        .count(),
                count -> count >= answers);
    }

    private void search(Business business) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> logs = Files.walk(folder.resolve("logs"));
                Stream<Path> histories = Files.list(folder)) {
            logs.filter(Files::isRegularFile).forEach(files::add);
            histories
                    .filter(file -> file.getFileName().toString().startsWith("temporal.db"))
                    .forEach(files::add);
        }
        List<String> found = new ArrayList<>();
        int withTheTenant = 0;
        for (Path file : files) {
            String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            if (content.contains(business.tenant())) {
                withTheTenant++;
            }
            planted.forEach((what, secret) -> {
                if (content.contains(
                        new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))) {
                    found.add(what + " in " + folder.relativize(file));
                }
            });
        }
        System.out.println(files.size() + " files searched for " + planted.size() + " secrets");
        assertThat(withTheTenant)
                .as("files that name the tenant, among them a history")
                .isGreaterThan(3);
        assertThat(found).isEmpty();
    }

    private String plant(String what, String secret) {
        assertThat(secret).as(what).hasSizeGreaterThan(7);
        planted.put(what, secret);
        return secret;
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private HttpResponse<String> call(LivePlatform platform, String key, String path, String body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(platform.web() + path))
                        .header("X-Api-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
