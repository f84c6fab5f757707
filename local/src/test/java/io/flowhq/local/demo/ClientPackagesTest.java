package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.flowhq.local.platform.ThisMachine;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import io.flowhq.runtime.python.PythonPackage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Three clients of WAHA, as they are on PyPI, against a whole platform: one session is created, linked, written to and
 * from, and taken down by waha-py, waha and the command line kctl-waha; its webhooks arrive and are signed.
 */
@EnabledIfSystemProperty(named = "flowhq.campaign", matches = "true")
class ClientPackagesTest {

    private static final String SESSION = "Amani Shop";
    private static final String NUMBER = "255719444555";
    private static final String CUSTOMER = "255711222333";
    private static final String SECRET = "sixteen-or-more-letters";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final List<String> forged = new CopyOnWriteArrayList<>();
    private HttpServer receiver;
    private String web;
    private String key;

    @BeforeEach
    void receive() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        receiver.createContext("/events", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (signature(body).equals(exchange.getRequestHeaders().getFirst("X-Webhook-Hmac"))) {
                events.add(JsonMapper.shared().readTree(body));
            } else {
                forged.add(new String(body, StandardCharsets.UTF_8));
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @Test
    void threeClientsUseASessionUnchanged() throws Exception {
        PythonPackage wahaPy = PythonPackage.of("waha-py==2026.9.2", 10);
        PythonPackage waha = PythonPackage.of("waha==1.0.5", 10);
        PythonPackage kctl = PythonPackage.of("kctl-waha==0.12.0", 12);
        try (LivePlatform platform = LivePlatform.start(folder)) {
            web = platform.web();
            key = JsonMapper.shared()
                    .readTree(platform.shell("key", "create", "clients", "--scopes", "read,send,manage", "-o", "json"))
                    .get("key")
                    .asString();
            SimulatedWhatsApp whatsApp = platform.whatsApp();
            whatsApp.addPhone(NUMBER, SESSION);
            String address = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/events";

            assertThat(script(wahaPy, "waha_py.py", "create", address, NUMBER)
                            .get("created")
                            .asString())
                    .isEqualTo("STOPPED");
            script(wahaPy, "waha_py.py", "start");
            kctl(kctl, "sessions", "wait", SESSION, "--until", "SCAN_QR_CODE", "--interval", "1");
            assertThat(kctl(kctl, "sessions", "pair-code", SESSION, "--phone", NUMBER + "@c.us", "--force")
                            .get("code")
                            .asString())
                    .matches("[A-Z0-9]{4}-[A-Z0-9]{4}");
            Path picture = folder.resolve("qr.png");
            kctl(kctl, "sessions", "qr", SESSION, "--out", picture.toString());
            assertThat(Files.readAllBytes(picture)).startsWith(0x89, 'P', 'N', 'G');
            assertThat(script(waha, "waha_1.py", "link").get("qr").asString()).isNotEmpty();
            whatsApp.scan(NUMBER, script(wahaPy, "waha_py.py", "link").get("qr").asString());
            kctl(kctl, "sessions", "wait", SESSION, "--until", "WORKING", "--interval", "1");
            assertThat(kctl(kctl, "sessions", "me", SESSION).get("id").asString())
                    .isEqualTo(NUMBER + "@c.us");

            whatsApp.customerWrites(CUSTOMER, NUMBER, "Habari");
            PollUntil.see(
                    "event of the message",
                    LivePlatform.TIMEOUT,
                    () -> events,
                    all -> all.stream()
                            .anyMatch(event -> event.get("event").asString().equals("message")));
            assertThat(script(wahaPy, "waha_py.py", "work").get("exists").asBoolean())
                    .isTrue();
            assertThat(script(waha, "waha_1.py", "work").get("status").asString())
                    .isEqualTo("WORKING");
            kctl(
                    kctl,
                    "messages",
                    "send",
                    CUSTOMER + "@c.us",
                    "Karibu kutoka kctl-waha",
                    "--session",
                    SESSION,
                    "--force");
            PollUntil.see(
                    "texts of the three clients",
                    LivePlatform.TIMEOUT,
                    () -> whatsApp.chat(NUMBER, CUSTOMER).stream()
                            .map(SimulatedWhatsApp.Line::text)
                            .toList(),
                    texts -> texts.containsAll(
                            List.of("Karibu kutoka waha-py", "Karibu kutoka waha", "Karibu kutoka kctl-waha")));
            assertThat(whatsApp.chat(NUMBER, CUSTOMER))
                    .extracting(SimulatedWhatsApp.Line::text)
                    .doesNotHaveDuplicates();

            kctl(kctl, "webhooks", "set", SESSION, "--url", address, "--events", "session.status", "--force");
            assertThat(kctl(kctl, "webhooks", "list").toString()).contains(address);
            assertThat(kctl(kctl, "sessions", "list", "--all").toString()).contains(SESSION);
            kctl(kctl, "sessions", "status");
            kctl(kctl, "sessions", "get", SESSION);
            kctl(kctl, "sessions", "stop", SESSION, "--force");
            kctl(kctl, "sessions", "wait", SESSION, "--until", "STOPPED", "--interval", "1");
            PollUntil.see(
                    "event of the stop",
                    LivePlatform.TIMEOUT,
                    () -> events,
                    all -> all.stream()
                            .anyMatch(event -> event.get("payload")
                                    .path("status")
                                    .asString("")
                                    .equals("STOPPED")));
            kctl(kctl, "sessions", "delete", SESSION, "--force");
        }
        assertThat(forged).isEmpty();
        System.out.println("waha-py 2026.9.2, waha 1.0.5, kctl-waha 0.12.0: " + events.size() + " events, all signed");
    }

    private JsonNode script(PythonPackage client, String script, String stage, String... more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                client.program("python"),
                ThisMachine.checkout()
                        .resolve("web/src/test/python")
                        .resolve(script)
                        .toString(),
                web,
                key,
                SESSION,
                CUSTOMER,
                stage));
        command.addAll(List.of(more));
        return JsonMapper.shared().readTree(PythonPackage.run(command, Map.of()));
    }

    private JsonNode kctl(PythonPackage client, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(client.program("kctl-waha"), "--json", "--quiet"));
        command.addAll(List.of(words));
        String printed = PythonPackage.run(
                command,
                Map.of(
                        "WAHA_API_URL",
                        web,
                        "WAHA_API_KEY",
                        key,
                        "KCTL_WAHA_PROFILE",
                        "test",
                        "HOME",
                        folder.toString(),
                        "NO_COLOR",
                        "1"));
        int start = printed.indexOf('{') < 0 ? printed.indexOf('[') : printed.indexOf('{');
        int list = printed.indexOf('[');
        return start < 0
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(printed.substring(list >= 0 ? Math.min(list, start) : start));
    }

    private static String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
