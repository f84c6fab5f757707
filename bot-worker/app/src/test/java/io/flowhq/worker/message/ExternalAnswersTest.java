package io.flowhq.worker.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.endpoint.AnswerEndpoint;
import io.flowhq.store.endpoint.AnswerEndpoints;
import io.flowhq.store.endpoint.EndpointShape;
import io.flowhq.store.followup.FollowUp;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.knowledge.CatalogueItem;
import io.flowhq.store.knowledge.CatalogueItems;
import io.flowhq.store.knowledge.ShopFact;
import io.flowhq.store.knowledge.ShopFacts;
import io.flowhq.store.session.SessionLeases;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.worker.session.MessageIntake;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What the assistant does not know, put to an HTTP server, through the pipeline to the customer. */
@StoreTest
class ExternalAnswersTest {

    private static final String CUSTOMER = "255711111111";
    private static final String CHAT = CUSTOMER + "@c.us";
    private static final String QUESTION = "Je, mnauza trekta za kulimia mashamba ya mpunga?";

    @Autowired
    private Tenants tenants;

    @Autowired
    private SessionLeases leases;

    @Autowired
    private AnswerEndpoints endpoints;

    @Autowired
    private ShopFacts facts;

    @Autowired
    private CatalogueItems catalogue;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext store;

    private final FakeChats chats = new FakeChats();
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final CountDownLatch slow = new CountDownLatch(1);
    private volatile int status = 200;
    private volatile String answer = "{\"answer\": \"Hapana, tunauza viatu tu.\"}";
    private HttpServer server;
    private TenantId tenant = new TenantId(new UUID(0, 0));
    private MessageIntake intake;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EmbeddedDatabase.fresh().register(registry);
    }

    @BeforeEach
    void createATenant() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            asked.add(new ObjectMapper().readTree(exchange.getRequestBody().readAllBytes()));
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            if (answer.equals("slow")) {
                try {
                    slow.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        NewTenant salon = TenantMother.salon();
        tenants.create(salon);
        tenant = salon.id();
        assertThat(leases.acquire(tenant, new Epoch(1), new WorkerId("worker-1"), Duration.ofSeconds(60)))
                .isTrue();
        intake = PipelineFixture.on(store, MessagePipelineTest.settings(50)).open(chats.page(tenant, new Epoch(1)));
    }

    @AfterEach
    void stop() {
        slow.countDown();
        intake.close();
        server.stop(0);
    }

    @Test
    void asksNobodyUntilAnEndpointIsSet() {
        ask(QUESTION);
        assertThat(asked).isEmpty();
        assertThat(origin()).isEqualTo("TEMPLATE");
        assertThat(followUps()).hasSize(1);
    }

    @Test
    void sendsWhatTheEndpointAnswersAndTellsItEverythingButTheNumber() {
        facts.put(tenant, new ShopFact("location", "Kariakoo", ""));
        catalogue.put(
                tenant,
                new CatalogueItem(UUID.randomUUID(), "Viatu", List.of(), new BigDecimal("45000"), "TZS", 3, ""));
        endpoint(EndpointShape.OWN, 10);
        ask("Habari, namba yangu ni 0711 111 111");
        ask(QUESTION);

        assertThat(chats.sent.getLast().text()).isEqualTo("Hapana, tunauza viatu tu.");
        assertThat(origin()).isEqualTo("EXTERNAL");
        assertThat(followUps()).isEmpty();
        JsonNode request = asked.getLast();
        assertThat(request.path("question").asText()).isEqualTo(QUESTION);
        assertThat(request.path("language").asText()).isEqualTo("SW");
        assertThat(request.at("/knowledge/facts/location/sw").asText()).isEqualTo("Kariakoo");
        assertThat(request.at("/knowledge/catalogue/0/price").asInt()).isEqualTo(45000);
        assertThat(request.at("/turns/0/by").asText()).isEqualTo("customer");
        assertThat(request.toString()).doesNotContain(CUSTOMER, "711111111", "711 111 111");
        assertThat(keys).containsOnly("Bearer secret-key");
    }

    @Test
    void speaksToAnythingThatKnowsChatCompletions() {
        answer =
                "{\"choices\": [{\"message\": {\"role\": \"assistant\", \"content\": \"Hapana, tunauza viatu tu.\"}}]}";
        endpoint(EndpointShape.CHAT_COMPLETION, 10);
        ask(QUESTION);
        assertThat(origin()).isEqualTo("EXTERNAL");
        JsonNode request = asked.getFirst();
        assertThat(request.path("model").asText()).isEqualTo("small-model");
        assertThat(request.at("/messages/0/role").asText()).isEqualTo("system");
        assertThat(request.path("messages")
                        .get(request.path("messages").size() - 1)
                        .path("content")
                        .asText())
                .isEqualTo(QUESTION);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | {"answer": "Ndiyo, trekta ni shilingi 45,000,000."}
            200 | {"answer": "Ndiyo, bei ni elfu kumi tu."}
            200 | {"answer": "Yes, we do have some of them, please come to the shop and see them"}
            200 | {"answer": null}
            200 | {"answer": ""}
            200 | {"choices": []}
            200 | no JSON
            500 | {"answer": "Hapana, tunauza viatu tu."}
            302 | {"answer": "Hapana, tunauza viatu tu."}
            200 | slow
            """)
    void leavesToAPersonWhatItMayNotSayOrCannotRead(int status, String answer) {
        this.status = status;
        this.answer = answer;
        endpoint(EndpointShape.OWN, 10);
        ask(QUESTION);
        assertThat(asked).hasSize(1);
        assertThat(origin()).isEqualTo("TEMPLATE");
        assertThat(followUps()).hasSize(1);
    }

    @Test
    void mayRepeatAPriceThatTheOwnerHasTold() {
        catalogue.put(
                tenant,
                new CatalogueItem(UUID.randomUUID(), "Viatu", List.of(), new BigDecimal("45000.00"), "TZS", 3, ""));
        answer = "{\"answer\": \"Hapana, tunauza viatu kwa shilingi 45,000.\"}";
        endpoint(EndpointShape.OWN, 10);
        ask(QUESTION);
        assertThat(origin()).isEqualTo("EXTERNAL");
    }

    @Test
    void asksNoMoreOftenOnADayThanItMay() {
        endpoint(EndpointShape.OWN, 1);
        ask(QUESTION);
        ask("Je, mnauza ndege za kunyunyizia dawa mashambani?");
        assertThat(asked).hasSize(1);
        assertThat(followUps()).hasSize(1);
    }

    @Test
    void asksNoEndpointOfAnotherTenantAndNothingThatItKnows() {
        NewTenant other = TenantMother.salon();
        tenants.create(other);
        endpoints.save(address(other.id(), EndpointShape.OWN, 10), "admin");
        ask(QUESTION);
        endpoint(EndpointShape.OWN, 10);
        ask("Asante sana");
        assertThat(asked).isEmpty();
    }

    private void ask(String text) {
        int before = chats.sent.size();
        intake.arrived(chats.customerWrites(CHAT, text, Instant.now()));
        await().atMost(Duration.ofSeconds(20)).until(() -> chats.sent.size() > before);
    }

    private void endpoint(EndpointShape shape, int budget) {
        endpoints.save(address(tenant, shape, budget), "admin");
    }

    private AnswerEndpoint address(TenantId of, EndpointShape shape, int budget) {
        return new AnswerEndpoint(
                of,
                "http://127.0.0.1:" + server.getAddress().getPort() + "/v1",
                shape,
                "small-model",
                "secret-key",
                budget);
    }

    private String origin() {
        return jdbc.sql("select origin from message_logs where tenant_id = :tenant and direction = 'OUT'"
                        + " order by id desc limit 1")
                .param("tenant", tenant.value())
                .query(String.class)
                .single();
    }

    private List<FollowUpReason> followUps() {
        return store.getBean(FollowUps.class).allOpen(tenant, 50).stream()
                .map(FollowUp::reason)
                .toList();
    }
}
