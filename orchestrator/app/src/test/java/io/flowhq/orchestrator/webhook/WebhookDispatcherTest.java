package io.flowhq.orchestrator.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.flowhq.contract.TenantId;
import io.flowhq.runtime.http.OutboundHttpClient;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.message.InboundMessages;
import io.flowhq.store.message.MessageKind;
import io.flowhq.store.message.NewInboundMessage;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.store.webhook.Webhook;
import io.flowhq.store.webhook.WebhookOutbox;
import io.flowhq.store.webhook.WebhookRecords;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@StoreTest
@Timeout(60)
class WebhookDispatcherTest {

    private static final String SECRET = "a secret of the receiver";
    private static final AtomicInteger IDS = new AtomicInteger();

    @Autowired
    private Tenants tenants;

    @Autowired
    private InboundMessages messages;

    @Autowired
    private WebhookRecords records;

    @Autowired
    private WebhookOutbox outbox;

    @Autowired
    private JdbcClient jdbc;

    private record Received(String path, String body, Map<String, String> headers, long at) {}

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private HttpServer server = serve();
    private TenantId tenant = new TenantId(new UUID(0, 0));

    @BeforeEach
    void createATenant() {
        jdbc.sql("delete from webhooks").update();
        tenant = created();
    }

    @AfterEach
    void stop() {
        slow.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void deliversSignedEventsInWahasShape() {
        hook(tenant, "/events", "message", "session.status");
        write(tenant, "a", "Habari");

        deliver();

        assertThat(received).singleElement().satisfies(event -> {
            var json = JsonMapper.shared().readTree(event.body());
            assertThat(json.get("event").asString()).isEqualTo("message");
            assertThat(json.get("session").asString()).isEqualTo("Amani Salon");
            assertThat(json.get("payload").get("body").asString()).isEqualTo("Habari");
            assertThat(json.get("payload").get("from").asString()).isEqualTo("a@c.us");
            assertThat(json.get("payload").get("fromMe").asBoolean()).isFalse();
            assertThat(event.headers())
                    .containsEntry("X-webhook-event-id", json.get("id").asString())
                    .containsEntry("X-webhook-hmac-algorithm", "sha512")
                    .containsEntry(
                            "X-webhook-hmac",
                            WebhookSignature.of(event.body().getBytes(StandardCharsets.UTF_8), SECRET));
            assertThat(event.body()).doesNotContain(SECRET);
        });
    }

    @Test
    void hasTheMembersThatClientsOfWahaRead() {
        jdbc.sql("update whatsapp_sessions set linked_number = '255700000000' where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .update();
        hook(tenant, "/events", "message", "message.edited", "message.revoked");
        write(tenant, "a", "Habari");
        String bare = Integer.toString(IDS.get());
        messages.edited(tenant, "false_a@c.us_" + bare, MessageKind.TEXT, "Habari za leo");
        messages.revoked(tenant, "false_a@c.us_" + bare);

        JsonNode message = payload("message");
        assertThat(message.get("to").asString()).isEqualTo("255700000000@c.us");
        assertThat(message.get("source").asString()).isEqualTo("app");
        assertThat(message.get("ackName").asString()).isEqualTo("DEVICE");
        assertThat(message.get("ack").asInt()).isEqualTo(2);
        assertThat(List.of("participant", "media", "replyTo"))
                .allSatisfy(member -> assertThat(message.get(member).isNull()).isTrue());
        assertThat(payload("message.edited").get("editedMessageId").asString()).isEqualTo(bare);
        assertThat(payload("message.edited").get("body").asString()).isEqualTo("Habari za leo");
        JsonNode revoked = payload("message.revoked");
        assertThat(revoked.get("revokedMessageId").asString()).isEqualTo(bare);
        assertThat(revoked.get("before").get("id").asString()).isEqualTo("false_a@c.us_" + bare);
        assertThat(revoked.get("after").isNull()).isTrue();
    }

    private JsonNode payload(String event) {
        String body = jdbc.sql("select body from webhook_deliveries where tenant_id = :tenant and event = :event")
                .param("tenant", tenant.value())
                .param("event", event)
                .query(String.class)
                .single();
        return JsonMapper.shared().readTree(body).get("payload");
    }

    @Test
    void givesUpWhatCanNeverBePosted() {
        hook(tenant, "/events", "message");
        jdbc.sql("update webhooks set url = 'http://127.0.0.1:99999/events' where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .update();
        write(tenant, "a", "Habari");

        deliver();

        assertThat(jdbc.sql("select state || ': ' || error from webhook_deliveries where tenant_id = :tenant")
                        .param("tenant", tenant.value())
                        .query(String.class)
                        .single())
                .isEqualTo("DEAD: there is no such port");
    }

    @Test
    void sendsNothingOfAnotherTenant() {
        hook(tenant, "/events", "*");
        write(created(), "a", "Siri");
        deliver();
        assertThat(received).isEmpty();
    }

    @Test
    void keepsTheOrderOfAChatWhileTheReceiverFailsAnHourLong() {
        hook(tenant, "/events", "message");
        answers.put("/events", 503);
        for (int n = 0; n < 5; n++) {
            write(tenant, "a", "a" + n);
            write(tenant, "b", "b" + n);
        }
        for (int minutes = 0; minutes < 60; minutes += 5) {
            deliver();
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(5)));
        }
        assertThat(texts()).containsOnly("a0", "b0");
        received.clear();
        answers.clear();
        now.updateAndGet(time -> time.plus(Duration.ofHours(1)));

        deliver();

        assertThat(texts("a")).containsExactly("a0", "a1", "a2", "a3", "a4");
        assertThat(texts("b")).containsExactly("b0", "b1", "b2", "b3", "b4");
        assertThat(received.stream().map(event -> event.headers().get("X-webhook-event-id")))
                .doesNotHaveDuplicates();
    }

    @Test
    void takesUpUnderTheSameIdWhatAProcessDiedOver() {
        hook(tenant, "/events", "message");
        write(tenant, "a", "Habari");
        var taken = outbox.take(now.get(), Duration.ofSeconds(60), 10);
        assertThat(taken).hasSize(1);
        deliver();
        assertThat(received).isEmpty();
        now.updateAndGet(time -> time.plusSeconds(61));

        deliver();

        assertThat(received)
                .singleElement()
                .satisfies(event -> assertThat(event.headers())
                        .containsEntry("X-webhook-event-id", taken.getFirst().eventId()));
    }

    /** A process that dies has taken what it never settles; some of it has reached the receiver. */
    @Test
    void deliversEveryEventInOrderAfterAnHourInWhichProcessesDied() {
        hook(tenant, "/events", "message");
        answers.put("/events", 503);
        for (int n = 0; n < 20; n++) {
            for (String chat : List.of("a", "b", "c")) {
                write(tenant, chat, chat + String.format("%02d", n));
            }
        }
        for (int minutes = 0; minutes < 60; minutes += 5) {
            deliver();
            outbox.take(now.get(), Duration.ofSeconds(60), 10);
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(5)));
        }
        received.clear();
        answers.clear();
        now.updateAndGet(time -> time.plus(Duration.ofHours(1)));
        for (int deaths = 0; deaths < 5; deaths++) {
            outbox.take(now.get(), Duration.ofSeconds(60), 2);
            dispatcher().deliverDue();
            await().until(() -> running.get() == 0);
            now.updateAndGet(time -> time.plusSeconds(61));
        }

        deliver();

        for (String chat : List.of("a", "b", "c")) {
            assertThat(texts(chat)).hasSize(20).isSorted();
        }
        assertThat(received.stream().map(event -> event.headers().get("X-webhook-event-id")))
                .hasSize(60)
                .doesNotHaveDuplicates();
    }

    /** The campaign prints what a reviewer would ask for: 10,000 events of five tenants, fifty chats each. */
    @Test
    @Timeout(300)
    void deliversManyEventsInTheOrderOfTheirChats() {
        int events = Boolean.getBoolean("flowhq.campaign") ? 10_000 : 500;
        List<TenantId> several = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            several.add(created());
            hook(several.getLast(), "/events", "message");
        }
        Instant start = Instant.now();
        for (TenantId each : several) {
            jdbc.sql("""
                            insert into message_logs (tenant_id, direction, chat_id, from_number, to_number, message_text,
                                wa_message_id, outcome)
                            select :tenant, 'IN', 'chat' || (n % 50) || '@c.us', '1', '2', lpad(n::text, 6, '0'), 'm' || n,
                                'RECEIVED'
                            from generate_series(1, :events) n
                            """)
                    .param("tenant", each.value())
                    .param("events", events / several.size())
                    .update();
        }
        now.set(Instant.now().plusSeconds(5));
        long begun = System.nanoTime();
        deliver();
        double seconds = (System.nanoTime() - begun) / 1e9;

        assertThat(received).hasSize(events);
        assertThat(received.stream().map(event -> event.headers().get("X-webhook-event-id")))
                .doesNotHaveDuplicates();
        Map<String, List<String>> chats = new LinkedHashMap<>();
        List<Long> latencies = new ArrayList<>();
        for (Received event : received) {
            var json = JsonMapper.shared().readTree(event.body());
            chats.computeIfAbsent(
                            json.get("metadata").get("tenant_id").asString()
                                    + json.get("payload").get("from").asString(),
                            chat -> new ArrayList<>())
                    .add(json.get("payload").get("body").asString());
            latencies.add(event.at() - json.get("timestamp").asLong());
        }
        assertThat(chats)
                .hasSize(250)
                .allSatisfy((chat, texts) -> assertThat(texts).isSorted());
        latencies.sort(null);
        System.out.printf(
                "%d events in %.1f s: %.0f a second; from event to receiver p50 %d ms, p99 %d ms, all after %d ms%n",
                events,
                seconds,
                events / seconds,
                latencies.get(events / 2),
                latencies.get(events * 99 / 100),
                Duration.between(start, Instant.now()).toMillis());
    }

    @Test
    void neverLetsASlowReceiverDelayAnother() {
        hook(tenant, "/slow", "message");
        TenantId other = created();
        hook(other, "/events", "message");
        for (int chat = 0; chat < 30; chat++) {
            write(tenant, "slow" + chat, "slow");
        }
        WebhookDispatcher dispatcher = dispatcher();
        dispatcher.deliverDue();
        write(other, "b", "fast");
        dispatcher.deliverDue();

        await().untilAsserted(() -> assertThat(texts()).contains("fast"));
        assertThat(jdbc.sql(
                                "select count(*) from webhook_deliveries where tenant_id = :tenant and claimed_until is not null")
                        .param("tenant", tenant.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(WebhookOutbox.MAX_AT_ONCE);
    }

    @Test
    void givesUpAfterADayAndSendsOnceMoreOnRequest() {
        Webhook webhook = hook(tenant, "/events", "message");
        answers.put("/events", 500);
        write(tenant, "a", "Habari");
        for (int hours = 0; hours < 40; hours++) {
            deliver();
            now.updateAndGet(time -> time.plus(Duration.ofHours(1)));
        }
        assertThat(records.dead(tenant, 10)).singleElement().satisfies(dead -> {
            assertThat(dead.error()).isEqualTo("the receiver answered 500");
            assertThat(dead.attempts()).isGreaterThan(20);
        });
        assertThat(records.dead(created(), 10)).isEmpty();
        received.clear();
        answers.clear();
        now.set(Instant.now().plusSeconds(1));

        assertThat(records.replay(tenant, webhook.id())).isOne();
        deliver();

        assertThat(texts()).containsExactly("Habari");
        assertThat(records.dead(tenant, 10)).isEmpty();
    }

    @Test
    void followsNoRedirect() {
        hook(tenant, "/events", "message");
        answers.put("/events", 302);
        write(tenant, "a", "Habari");
        deliver();
        assertThat(received).extracting(Received::path).containsExactly("/events");
    }

    private List<String> texts() {
        return received.stream()
                .map(event -> JsonMapper.shared()
                        .readTree(event.body())
                        .get("payload")
                        .get("body")
                        .asString())
                .toList();
    }

    private List<String> texts(String chat) {
        return texts().stream().filter(text -> text.startsWith(chat)).toList();
    }

    /** Until nothing more is due at this time. */
    private void deliver() {
        WebhookDispatcher dispatcher = dispatcher();
        await().atMost(Boolean.getBoolean("flowhq.campaign") ? Duration.ofMinutes(4) : Duration.ofSeconds(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> running.get() == 0 && dispatcher.deliverDue() == 0);
    }

    private void execute(Runnable task) {
        running.incrementAndGet();
        threads.execute(() -> {
            try {
                task.run();
            } finally {
                running.decrementAndGet();
            }
        });
    }

    private WebhookDispatcher dispatcher() {
        return new WebhookDispatcher(
                outbox,
                new OutboundHttpClient(true, Duration.ofSeconds(30), InetAddress::getAllByName),
                now::get,
                this::execute);
    }

    private Webhook hook(TenantId tenant, String path, String... events) {
        return records.add(
                tenant, "http://127.0.0.1:" + server.getAddress().getPort() + path, List.of(events), SECRET, "admin");
    }

    private void write(TenantId tenant, String chat, String text) {
        NewInboundMessage message = new NewInboundMessage(
                chat + "@c.us",
                "255711111111",
                "255700000000",
                "false_" + chat + "@c.us_" + IDS.incrementAndGet(),
                MessageKind.TEXT,
                text,
                Instant.now(),
                false);
        assertThat(messages.receive(tenant, message, 50)).isPresent();
        now.updateAndGet(time -> time.isBefore(Instant.now()) ? Instant.now().plusMillis(5) : time);
    }

    private TenantId created() {
        NewTenant salon = TenantMother.salon();
        tenants.create(salon);
        return salon.id();
    }

    private HttpServer serve() {
        try {
            HttpServer receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            receiver.createContext("/", exchange -> {
                String path = exchange.getRequestURI().getPath();
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                Map<String, String> headers = new ConcurrentHashMap<>();
                exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
                if (path.equals("/slow")) {
                    try {
                        slow.await();
                    } catch (InterruptedException ending) {
                        Thread.currentThread().interrupt();
                    }
                }
                received.add(new Received(path, body, headers, System.currentTimeMillis()));
                exchange.getResponseHeaders().add("Location", "/elsewhere");
                exchange.sendResponseHeaders(answers.getOrDefault(path, 204), -1);
                exchange.close();
            });
            receiver.start();
            return receiver;
        } catch (java.io.IOException noPort) {
            throw new java.io.UncheckedIOException(noPort);
        }
    }
}
