package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Texts of programs while processes are killed, and of more programs than the limit has room for; judged by the simulator. */
@EnabledIfSystemProperty(named = "flowhq.campaign", matches = "true")
class SendTextTest {

    private static final String CUSTOMER = "255711222333";
    private static final int LIMIT = 10;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private String web;
    private String key;

    @Test
    void sendsATextOnceAndKeepsTheLimit() throws Exception {
        try (LivePlatform platform = LivePlatform.start(folder)) {
            Business business = platform.link("255719444556");
            web = platform.web();
            key = JsonMapper.shared()
                    .readTree(platform.shell("key", "create", "callers", "--scopes", "read,send", "-o", "json"))
                    .get("key")
                    .asString();
            platform.whatsApp().customerWrites(CUSTOMER, business.number(), "Habari");
            PollUntil.see(
                    "answer",
                    LivePlatform.TIMEOUT,
                    () -> platform.whatsApp().chat(business.number(), CUSTOMER),
                    lines -> lines.stream().anyMatch(line -> line.by().equals("device")));

            onceThoughAskedFiftyTimes(platform, business);
            noMoreThanTheLimit(business);
            PollUntil.see(
                    "the texts that were taken",
                    LivePlatform.TIMEOUT,
                    () -> texts(platform, business, "mteja"),
                    texts -> texts.size() >= LIMIT - 2);
            LivePlatform.assertInnocent(platform.quietVerdict());
        }
    }

    private void onceThoughAskedFiftyTimes(LivePlatform platform, Business business) throws Exception {
        List<Callable<Integer>> callers = new ArrayList<>();
        for (int caller = 0; caller < 50; caller++) {
            callers.add(() -> PollUntil.see(
                    "201",
                    LivePlatform.TIMEOUT,
                    () -> send(business, "mara moja tu", "order-7").statusCode(),
                    status -> status == 201));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> under = callers.stream().map(threads::submit).toList();
            platform.kill("web");
            platform.kill("bot-worker-1");
            for (Future<Integer> caller : under) {
                assertThat(caller.get()).isEqualTo(201);
            }
        }
        PollUntil.see(
                "the text",
                LivePlatform.TIMEOUT,
                () -> texts(platform, business, "mara moja tu"),
                texts -> !texts.isEmpty());
        platform.quietVerdict();
        assertThat(texts(platform, business, "mara moja tu")).hasSize(1);
    }

    private void noMoreThanTheLimit(Business business) throws Exception {
        List<Callable<HttpResponse<String>>> callers = new ArrayList<>();
        for (int caller = 0; caller < 200; caller++) {
            String text = "mteja " + caller;
            callers.add(() -> send(business, text, null));
        }
        int taken = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> caller : threads.invokeAll(callers)) {
                HttpResponse<String> answer = caller.get();
                if (answer.statusCode() == 201) {
                    taken++;
                } else {
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
                    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0))
                            .isPositive();
                }
            }
        }
        System.out.println("of 200 callers at once " + taken + " were taken, the others told when to come again");
        assertThat(taken).isBetween(1, 3 * LIMIT);
    }

    private HttpResponse<String> send(Business business, String text, String idempotencyKey)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(web + "/api/sendText"))
                .timeout(Duration.ofSeconds(60))
                .header("X-Api-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"session\": \"%s\", \"chatId\": \"%s@c.us\", \"text\": \"%s\"}"
                                .formatted(business.tenant(), CUSTOMER, text)));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> texts(LivePlatform platform, Business business, String beginning)
            throws IOException, InterruptedException {
        return platform.whatsApp().chat(business.number(), CUSTOMER).stream()
                .map(SimulatedWhatsApp.Line::text)
                .filter(text -> text.startsWith(beginning))
                .toList();
    }
}
