package io.flowhq.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.client.ApiKeys;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.message.Direction;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@WebTest
class EventStreamTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String CUSTOMER = "255711222333";
    private static final String END = "(end of the stream)";

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    @Autowired
    ApiKeys keys;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<InputStream> open = new ArrayList<>();
    private TenantId tenant;
    private TenantId other;
    private String key;

    @BeforeEach
    void twoTenants() {
        tenant = town.business("Streamed", PhaseName.RUNNING).id();
        other = town.business("Not streamed", PhaseName.RUNNING).id();
        key = ApiFixtures.key(keys, tenant, "read");
    }

    @AfterEach
    void leave() throws Exception {
        for (var stream : open) {
            stream.close();
        }
        client.shutdownNow();
    }

    @Test
    void sendsWhatHappensToItsTenantInOrderAndNothingOfAnother() {
        var lines = follow("", null);
        town.writes(other, Direction.IN, CUSTOMER, "Siri");
        town.writes(tenant, Direction.IN, CUSTOMER, "Habari ya leo – karibu");
        town.reaches(tenant, PhaseName.STOPPED);

        await().atMost(TIMEOUT).until(() -> lines.contains("event:session.status"));
        assertThat(lines.stream().filter(line -> line.startsWith("event:")))
                .containsExactly("event:message", "event:message.any", "event:session.status");
        assertThat(String.join("\n", lines))
                .contains("Habari ya leo – karibu", "\"status\": \"STOPPED\"")
                .doesNotContain("Siri", other.toString());
    }

    @Test
    void sendsWhatWasMissedSinceTheLastEvent() {
        var first = follow("?events=message", null);
        town.writes(tenant, Direction.IN, CUSTOMER, "moja");
        await().atMost(TIMEOUT).until(() -> ids(first).size() == 1);
        town.writes(tenant, Direction.IN, CUSTOMER, "mbili");
        town.writes(tenant, Direction.IN, CUSTOMER, "tatu");

        var again = follow("?events=message", ids(first).getFirst());
        await().atMost(TIMEOUT).until(() -> ids(again).size() == 2);
        assertThat(String.join("\n", again)).contains("mbili", "tatu").doesNotContain("moja");

        var lost = follow("?events=message&session=Streamed", "evt_that_is_not_kept");
        await().atMost(TIMEOUT).until(() -> ids(lost).size() == 3);
    }

    @Test
    void passesOverNoneThatIsWrittenEarlierAndCommittedLater() {
        var lines = follow("?events=message", null);
        transaction.executeWithoutResult(late -> {
            town.writes(tenant, Direction.IN, "255711000001", "ya polepole");
            var fast = Thread.ofVirtual().start(() -> town.writes(tenant, Direction.IN, "255711000002", "ya haraka"));
            try {
                fast.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            assertThat(ids(lines)).isEmpty();
        });
        await().atMost(TIMEOUT).until(() -> ids(lines).size() == 2);
    }

    @Test
    void keepsNothingOfTenantsThatNobodyFollows() {
        town.writes(other, Direction.IN, CUSTOMER, "Siri");
        assertThat(jdbc.sql("select count(*) from events where tenant_id = :tenant")
                        .param("tenant", other.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void tellsOfOrdersBookingsAndCalls() {
        var lines = follow("?events=order.*,booking.created,call.received", null);
        town.writes(tenant, Direction.IN, CUSTOMER, "Nataka viatu");
        for (var statement : List.of(
                "insert into orders (tenant_id, chat_id, message_id, thing, language)"
                        + " select tenant_id, chat_id, id, 'viatu', 'SW' from message_logs where tenant_id = :tenant",
                "update orders set status = 'CONFIRMED', decided_by = 'admin', decided_at = now() where tenant_id = :tenant",
                "insert into bookings (tenant_id, chat_id, message_id, thing, language, starts_at, ends_at)"
                        + " select tenant_id, chat_id, id, 'kusuka', 'SW', now(), now() + interval '1 hour'"
                        + " from message_logs where tenant_id = :tenant",
                "insert into message_logs (tenant_id, direction, chat_id, from_number, to_number, wa_message_id, kind, outcome)"
                        + " values (:tenant, 'IN', '255711222333@c.us', '255711222333', '255712', 'CALL1', 'CALL',"
                        + " 'ANSWERED')")) {
            jdbc.sql(statement).param("tenant", tenant.value()).update();
        }
        await().atMost(TIMEOUT).until(() -> lines.contains("event:call.received"));
        assertThat(lines.stream().filter(line -> line.startsWith("event:")))
                .containsExactly(
                        "event:order.created", "event:order.confirmed", "event:booking.created", "event:call.received");
        assertThat(String.join("\n", lines)).contains("\"thing\": \"viatu\"", "\"startsAt\"");
    }

    @Test
    void refusesUnknownEventsOtherSessionsAndTooManyStreams() throws Exception {
        assertThat(status("?events=weather", key)).isEqualTo(422);
        assertThat(status("?session=" + other, key)).isEqualTo(404);
        assertThat(status("", "flowhq_wrong")).isEqualTo(401);
        assertThat(status("", ApiFixtures.key(keys, tenant, "send"))).isEqualTo(403);
        for (int stream = 0; stream < EventStreams.MAX_STREAMS_OF_A_KEY; stream++) {
            follow("", null);
        }
        var refused = client.send(request("", key, null), HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After"))
                .hasValue(Long.toString(EventStream.HEARTBEAT.toSeconds()));
    }

    @Test
    void opensNoMoreStreamsAtOnceThanAKeyMayHave() {
        var asked = Stream.generate(
                        () -> client.sendAsync(request("", key, null), HttpResponse.BodyHandlers.ofInputStream()))
                .limit(3 * EventStreams.MAX_STREAMS_OF_A_KEY)
                .toList();
        var answers = asked.stream().map(CompletableFuture::join).toList();
        answers.forEach(answer -> open.add(answer.body()));
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(EventStreams.MAX_STREAMS_OF_A_KEY);
    }

    @Test
    void endsWithItsKeyThoughEventsGoOn() {
        var lines = follow("?events=message", null);
        var id = jdbc.sql("select id from api_keys where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(Long.class)
                .single();
        town.writes(tenant, Direction.IN, CUSTOMER, "kabla");
        await().atMost(TIMEOUT).until(() -> ids(lines).size() == 1);
        keys.revoke(Long.toString(id), "admin");
        await().pollDelay(Duration.ofMillis(1_500)).atMost(TIMEOUT).until(() -> true);
        town.writes(tenant, Direction.IN, CUSTOMER, "baada");
        await().atMost(TIMEOUT).until(() -> lines.contains(END));
        assertThat(String.join("\n", lines)).contains("kabla").doesNotContain("baada");
    }

    private static List<String> ids(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("id:"))
                .map(line -> line.substring(3))
                .toList();
    }

    private int status(String query, String key) {
        return ask(query, key, null).statusCode();
    }

    /** Answers once the stream is open. */
    private List<String> follow(String query, @Nullable String lastEventId) {
        var answer = ask(query, key, lastEventId);
        assertThat(answer.statusCode()).isEqualTo(200);
        open.add(answer.body());
        List<String> lines = new CopyOnWriteArrayList<>();
        Thread.ofVirtual().start(() -> {
            try (var scanner = new Scanner(answer.body(), StandardCharsets.UTF_8)) {
                while (scanner.hasNextLine()) {
                    lines.add(scanner.nextLine());
                }
            }
            lines.add(END);
        });
        await().atMost(TIMEOUT).until(() -> lines.contains(":listening"));
        return lines;
    }

    private HttpResponse<InputStream> ask(String query, String key, @Nullable String lastEventId) {
        return client.sendAsync(request(query, key, lastEventId), HttpResponse.BodyHandlers.ofInputStream())
                .join();
    }

    private HttpRequest request(String query, String key, @Nullable String lastEventId) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/events" + query))
                .header("Accept", "text/event-stream")
                .header("X-Api-Key", key);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return request.build();
    }
}
