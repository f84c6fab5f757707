package io.flowhq.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.flowhq.client.ApiKeys;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.message.Contacts;
import io.flowhq.store.message.Direction;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class TextApiTest {

    private static final String CUSTOMER = "255711222333";
    private static final String CHAT = CUSTOMER + "@c.us";

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    ApiKeys keys;

    @Autowired
    AuditTrail audit;

    @Autowired
    Contacts contacts;

    @Autowired
    JdbcClient jdbc;

    private TenantId tenant;
    private TenantId other;
    private String key;

    @BeforeEach
    void twoTenants() {
        tenant = town.business("Texting", PhaseName.RUNNING).id();
        other = town.business("Not texting", PhaseName.RUNNING).id();
        key = ApiFixtures.key(keys, tenant, "read,send");
    }

    @ParameterizedTest
    @ValueSource(strings = {CHAT, CUSTOMER, "+" + CUSTOMER, CUSTOMER + "@s.whatsapp.net"})
    void writesATextDownForTheWorkerAndShowsItInItsChat(String chat) throws Exception {
        var sent =
                text(key, "{\"session\": \"default\", \"chatId\": \"%s\", \"text\": \"Karibu\"}".formatted(chat), null);
        assertThat(sent).hasStatus(HttpStatus.CREATED).bodyJson().isLenientlyEqualTo("""
                {"fromMe": true, "to": "255711222333@c.us", "body": "Karibu", "ack": 0, "outcome": "PLANNED"}
                """);
        String id = JsonPath.read(sent.getResponse().getContentAsString(), "$.id");

        assertThat(get("/api/default/chats/" + chat + "/messages"))
                .bodyJson()
                .extractingPath("$[*].id")
                .asArray()
                .containsExactly(id);
        assertThat(get("/api/default/chats/" + CHAT + "/messages/" + id)).hasStatusOk();
        assertThat(audit.latest(tenant, 1).getFirst().payload())
                .containsEntry("by", "key:test")
                .containsEntry("command", "SEND_TEXT")
                .containsEntry("chat", "…2333@c.us")
                .doesNotContainValue("Karibu");
    }

    @Test
    void writesOneTextForFiftyCallsWithOneKey() throws Exception {
        List<Callable<String>> calls = new ArrayList<>();
        for (int call = 0; call < 50; call++) {
            calls.add(() -> JsonPath.read(
                    text(key, "{\"chatId\": \"" + CHAT + "\", \"text\": \"Karibu\"}", "order-7")
                            .getResponse()
                            .getContentAsString(),
                    "$.id"));
        }
        var ids = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var call : threads.invokeAll(calls)) {
                ids.add(call.get());
            }
        }
        assertThat(ids).hasSize(50).containsOnly(ids.getFirst());
        assertThat(written(tenant)).isOne();
        assertThat(text(key, "{\"chatId\": \"" + CHAT + "\", \"text\": \"Kwaheri\"}", "order-7"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyJson()
                .extractingPath("$.errors")
                .asMap()
                .containsOnlyKeys("idempotency_key");
    }

    @Test
    void tellsCallersBeyondTheLimitWhenToComeAgain() {
        for (int n = 0; n < 10; n++) {
            assertThat(text(key, "{\"chatId\": \"" + CHAT + "\", \"text\": \"" + n + "\"}", null))
                    .hasStatus(HttpStatus.CREATED);
        }
        assertThat(text(key, "{\"chatId\": \"" + CHAT + "\", \"text\": \"11\"}", null))
                .hasStatus(HttpStatus.TOO_MANY_REQUESTS)
                .containsHeader("Retry-After")
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("sending_limit");
        assertThat(written(tenant)).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"STOPPED,STOPPED", "AWAITING_SCAN,SCAN_QR_CODE", "STARTING,STARTING"})
    void refusesATextOfASessionThatIsNotConnected(PhaseName phase, String status) {
        town.reaches(tenant, phase);
        assertThat(text(key, "{\"chatId\": \"" + CHAT + "\", \"text\": \"Karibu\"}", null))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("not_connected");
        assertThat(written(tenant)).isZero();
        assertThat(get("/api/sessions/" + tenant))
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo(status);
    }

    @Test
    void namesEveryFaultOfAText() {
        assertThat(text(key, "{\"chatId\": \"1203@g.us\", \"text\": \" \", \"reply_to\": \"\"}", null))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyJson()
                .extractingPath("$.errors")
                .asMap()
                .containsOnlyKeys("chat_id", "text", "reply_to");
        assertThat(text(key, "{\"chatId\": \"" + CHAT + "\", \"text\": \"\\u0000\\ud800\"}", null))
                .hasStatus(HttpStatus.CREATED);
        assertThat(text(key, "not json", null)).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void sendsAndShowsNothingOfAnotherTenant() {
        town.writes(other, Direction.IN, CUSTOMER, "Siri");
        contacts.seen(other, CHAT, CUSTOMER, "999888777");

        assertThat(text(key, "{\"session\": \"%s\", \"chatId\": \"%s\", \"text\": \"x\"}".formatted(other, CHAT), null))
                .hasStatus(HttpStatus.NOT_FOUND);
        for (var address : List.of(
                "/api/{s}/chats",
                "/api/{s}/chats/overview",
                "/api/{s}/chats/" + CHAT + "/messages",
                "/api/messages?chatId=" + CHAT + "&session={s}",
                "/api/contacts/all?session={s}",
                "/api/contacts?contactId=" + CHAT + "&session={s}",
                "/api/{s}/lids",
                "/api/{s}/lids/999888777",
                "/api/{s}/lids/pn/" + CUSTOMER)) {
            assertThat(get(address.replace("{s}", other.toString())))
                    .as(address)
                    .hasStatus(HttpStatus.NOT_FOUND);
            assertThat(get(address.replace("{s}", "default")).getResponse())
                    .as(address)
                    .satisfies(
                            answer -> assertThat(answer.getContentAsString()).doesNotContain("Siri", "999888777@lid"));
        }
        assertThat(written(other)).isEqualTo(1);
    }

    @Test
    void listsChatsAndContactsWithBothIds() {
        town.writes(tenant, Direction.IN, CUSTOMER, "Habari");
        contacts.seen(tenant, CHAT, CUSTOMER, "999888777");

        assertThat(get("/api/Texting/chats")).bodyJson().isLenientlyEqualTo("""
                [{"id": "255711222333@c.us", "lastMessage": {"body": "Habari", "fromMe": false}}]
                """);
        assertThat(get("/api/contacts?contactId=" + CUSTOMER)).bodyJson().isLenientlyEqualTo("""
                {"id": "255711222333@c.us", "number": "255711222333", "lid": "999888777@lid"}
                """);
        assertThat(get("/api/default/lids/999888777")).bodyJson().isStrictlyEqualTo("""
                {"lid": "999888777@lid", "pn": "255711222333@c.us"}
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sendImage", "sendPoll", "sendList", "forwardMessage", "groups", "reaction", "default/groups"})
    void saysThatItDoesNotOfferWhatWahaOffers(String call) {
        assertThat(web.post()
                        .uri("/api/" + call)
                        .header("X-Api-Key", key)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .hasStatus(HttpStatus.NOT_IMPLEMENTED)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("not_offered");
    }

    private int written(TenantId tenant) {
        return Objects.requireNonNull(jdbc.sql("select count(*) from message_logs where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(Integer.class)
                .single());
    }

    private MvcTestResult get(String address) {
        return web.get().uri(address).header("X-Api-Key", key).exchange();
    }

    private MvcTestResult text(String key, String body, @Nullable String idempotencyKey) {
        var request = web.post().uri("/api/sendText").header("X-Api-Key", key).contentType(MediaType.APPLICATION_JSON);
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return request.content(body).exchange();
    }
}
