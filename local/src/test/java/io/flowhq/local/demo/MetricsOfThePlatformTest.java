package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.local.platform.ThisMachine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The alert rules and the dashboard ask for nothing that the processes do not tell. */
class MetricsOfThePlatformTest {

    /** Beside the ports that the platform takes by itself, and below those that a system hands out. */
    private static final int FIRST_PORT = 29_464;

    private static final Pattern METRIC = Pattern.compile("\\b(?:flowhq|hikaricp|jvm)_[a-z_]+\\b");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void everyMetricOfTheRulesAndTheDashboardIsThere() throws Exception {
        Path deploy = ThisMachine.checkout().resolve("deploy");
        Set<String> asked = new TreeSet<>(names(Files.readString(deploy.resolve("prometheus/alerts.yml"))));
        asked.addAll(names(Files.readString(deploy.resolve("grafana/flowhq.json"))));

        try (LivePlatform platform = LivePlatform.start(folder, Map.of("METRICS_PORT", "" + FIRST_PORT))) {
            for (int port = FIRST_PORT; port < FIRST_PORT + 3; port++) {
                int of = port;
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(
                                () -> assertThat(get(of, "/health/ready")).isEqualTo("200 ok\n"));
                assertThat(get(of, "/health/live")).isEqualTo("200 ok\n");
            }
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(told()).containsAll(asked));

            platform.signal("temporal", "STOP");
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(get(FIRST_PORT, "/health/ready"))
                            .startsWith("503 ")
                            .contains("Temporal"));
            platform.signal("temporal", "CONT");
        }
        assertThat(asked).hasSizeGreaterThan(8);
    }

    private Set<String> told() throws IOException, InterruptedException {
        Set<String> told = new TreeSet<>();
        for (int port = FIRST_PORT; port < FIRST_PORT + 3; port++) {
            told.addAll(names(get(port, "/metrics")));
        }
        return told;
    }

    private static Set<String> names(String text) {
        return METRIC.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    private String get(int port, String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }
}
