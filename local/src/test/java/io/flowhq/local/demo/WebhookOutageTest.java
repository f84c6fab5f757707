package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.flowhq.local.platform.ThisMachine;
import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Nobody listens at a receiver's address while customers write and web, bot-worker and orchestrator are killed one after
 * another, and once more while it takes what has waited: every message arrives under one id, in the order of its chat.
 */
@EnabledIfSystemProperty(named = "flowhq.campaign", matches = "true")
class WebhookOutageTest {

    private static final int CHATS = 6;
    private static final List<String> KILLED = List.of("web", "bot-worker-1", "orchestrator");
    private static final Duration UNTIL_THE_NEXT_TRY = Duration.ofMinutes(10);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    /** The first time each id came, in the order of arrival. */
    private final Map<String, JsonNode> events = new LinkedHashMap<>();

    private int deliveries;

    @Test
    void everyEventArrivesUnderOneIdInTheOrderOfItsChat() throws Exception {
        int port = ThisMachine.freePort();
        try (LivePlatform platform = LivePlatform.start(folder)) {
            Business shop = platform.link("255719444601");
            Business other = platform.link("255719444602");
            String address = "http://127.0.0.1:" + port + "/events";
            platform.shell("webhook", "add", shop.tenant(), address, "--events", "message");

            int round = 0;
            for (String part : KILLED) {
                write(platform, shop, other, round++);
                platform.kill(part);
                write(platform, shop, other, round++);
                platform.awaitPhase(shop, "RUNNING");
            }
            int written = CHATS * round;
            PollUntil.see(
                    "all messages in the log",
                    LivePlatform.TIMEOUT,
                    () -> logged(platform, shop),
                    all -> all >= written);
            assertThat(events).isEmpty();

            HttpServer receiver = receive(port);
            try {
                PollUntil.see("the first events", UNTIL_THE_NEXT_TRY, this::arrived, count -> count > 0);
                platform.kill("orchestrator");
                PollUntil.see("every event", UNTIL_THE_NEXT_TRY, this::arrived, count -> count >= written);
            } finally {
                receiver.stop(0);
            }
            assertOnceAndInOrder(round);
            System.out.printf(
                    "%d events of %d chats arrived once and in order, %d deliveries, %s killed and the orchestrator once more%n",
                    written, CHATS, deliveries, KILLED);
        }
    }

    private void assertOnceAndInOrder(int rounds) {
        Map<String, List<String>> byChat = new ArrayList<>(events.values())
                .stream()
                        .collect(Collectors.groupingBy(
                                event -> event.path("payload").path("from").asString(),
                                Collectors.mapping(
                                        event -> event.path("payload")
                                                .path("body")
                                                .asString(),
                                        Collectors.toList())));
        assertThat(byChat).hasSize(CHATS).allSatisfy((chat, texts) -> {
            assertThat(texts).as(chat).hasSize(rounds).isSorted();
            assertThat(texts).as("nothing of the other tenant").allMatch(text -> text.startsWith("shop "));
        });
    }

    private static void write(LivePlatform platform, Business shop, Business other, int round)
            throws IOException, InterruptedException {
        for (int chat = 0; chat < CHATS; chat++) {
            String customer = "25571122230" + chat;
            platform.whatsApp().customerWrites(customer, shop.number(), "shop %02d".formatted(round));
            platform.whatsApp().customerWrites(customer, other.number(), "other %02d".formatted(round));
        }
    }

    private static int logged(LivePlatform platform, Business shop) throws IOException, InterruptedException {
        String messages = platform.shell("tenant", "messages", shop.tenant(), "--limit", "500", "-o", "jsonl");
        return (int) messages.lines()
                .filter(line -> line.contains("\"IN\"") && line.contains("shop "))
                .count();
    }

    private synchronized int arrived() {
        return events.size();
    }

    private synchronized void take(JsonNode event) {
        deliveries++;
        events.putIfAbsent(event.path("id").asString(), event);
    }

    private HttpServer receive(int port) throws IOException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        receiver.createContext("/events", exchange -> {
            take(JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        return receiver;
    }
}
