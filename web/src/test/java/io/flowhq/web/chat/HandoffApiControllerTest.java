package io.flowhq.web.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import io.flowhq.contract.TenantId;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.ChatHandoffs.Cause;
import io.flowhq.store.message.Contacts;
import io.flowhq.store.message.Direction;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class HandoffApiControllerTest {

    private static final String CUSTOMER = "255711222333";
    private static final String CHAT = CUSTOMER + "@c.us";

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    ChatHandoffs handoffs;

    @Autowired
    Contacts contacts;

    @Autowired
    AuditTrail audit;

    private TenantId tenant;
    private TenantId other;

    @BeforeEach
    void twoTenantsOfWhichOneKnowsTheCustomer() {
        tenant = town.business("Handing off").id();
        other = town.business("Another shop").id();
        town.writes(tenant, Direction.IN, CUSTOMER, "Habari");
    }

    @Test
    void takesAChatForHalfAnHourAndGivesItBack() {
        var before = Instant.now();
        var taken = post(handoffs(tenant), "{\"chat_id\": \"" + CHAT + "\"}");
        assertThat(taken).hasStatus(HttpStatus.CREATED).bodyJson().isLenientlyEqualTo("""
                {"chat_id": "255711222333@c.us", "cause": "STAFF"}
                """);
        assertThat(handoffs.isOn(tenant, CHAT, before.plus(29, ChronoUnit.MINUTES)))
                .isTrue();
        assertThat(handoffs.isOn(tenant, CHAT, Instant.now().plus(31, ChronoUnit.MINUTES)))
                .isFalse();

        assertThat(get(handoffs(tenant)))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.handoffs[0].ends_at",
                        ends -> assertThat(ends)
                                .asString()
                                .satisfies(
                                        text -> assertThat(Instant.parse(text)).isAfter(before)))
                .extractingPath("$.handoffs[*].chat_id")
                .asArray()
                .containsExactly(CHAT);

        assertThat(send(HttpMethod.DELETE, handoffs(tenant) + "/" + CHAT)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(handoffs.all(tenant, Instant.now())).isEmpty();
        assertThat(get(handoffs(tenant))).bodyJson().isStrictlyEqualTo("{\"handoffs\": []}");
    }

    @Test
    void takesThePersonUnderWhicheverOfTheirIds() {
        contacts.seen(tenant, CHAT, CUSTOMER, "98765432109876");

        assertThat(post(handoffs(tenant), "{\"chat_id\": \"98765432109876@lid\"}"))
                .hasStatus(HttpStatus.CREATED);
        assertThat(handoffs.isOn(tenant, CHAT, Instant.now())).isTrue();
        assertThat(post(handoffs(other), "{\"chat_id\": \"98765432109876@lid\"}"))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(HttpMethod.DELETE, handoffs(tenant) + "/98765432109876@lid"))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(handoffs.isOn(tenant, CHAT, Instant.now())).isFalse();
    }

    @Test
    void giveBackIsAPostTooAndMayBeRepeated() {
        handoffs.begin(
                tenant, CHAT, Cause.CUSTOMER_ASKED, Instant.now(), Instant.now().plusSeconds(600));
        for (int time = 1; time <= 2; time++) {
            assertThat(send(HttpMethod.POST, handoffs(tenant) + "/" + CHAT + "/end"))
                    .hasStatusOk()
                    .bodyJson()
                    .isStrictlyEqualTo("{\"success\": true}");
        }
        assertThat(handoffs.all(tenant, Instant.now())).isEmpty();
    }

    @Test
    void takesAChatForAsLongAsItIsTold() {
        assertThat(post(handoffs(tenant), "{\"chat_id\": \"" + CHAT + "\", \"minutes\": 90}"))
                .hasStatus(HttpStatus.CREATED);
        assertThat(handoffs.all(tenant, Instant.now()))
                .singleElement()
                .satisfies(on -> assertThat(Duration.between(Instant.now(), on.endsAt()))
                        .isBetween(Duration.ofMinutes(89), Duration.ofMinutes(90)));
    }

    @Test
    void neverShortensOneThatIsOn() {
        var ends = Instant.now().plus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        handoffs.begin(tenant, CHAT, Cause.OWNER_WROTE, Instant.now(), ends);
        assertThat(post(handoffs(tenant), "{\"chat_id\": \"" + CHAT + "\", \"minutes\": \"5\"}"))
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .extractingPath("$.ends_at")
                .isEqualTo(ends.toString());
    }

    @Test
    void takesFormsFromProgramsToo() {
        assertThat(web.post()
                        .uri(handoffs(tenant))
                        .with(httpBasic("admin", WebTest.PASSWORD))
                        .accept(MediaType.APPLICATION_JSON)
                        .param("chat_id", CHAT)
                        .param("minutes", "10"))
                .hasStatus(HttpStatus.CREATED);
    }

    @Test
    void knowsNoChatOfAnotherTenant() {
        handoffs.begin(tenant, CHAT, Cause.STAFF, Instant.now(), Instant.now().plusSeconds(600));
        for (var answer : new MvcTestResult[] {
            post(handoffs(other), "{\"chat_id\": \"" + CHAT + "\"}"),
            send(HttpMethod.DELETE, handoffs(other) + "/" + CHAT),
            send(HttpMethod.POST, handoffs(other) + "/" + CHAT + "/end"),
        }) {
            assertThat(answer).hasStatus(HttpStatus.NOT_FOUND).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
            assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("chat_not_found");
            assertThat(answer).bodyJson().extractingPath("$.detail").asString().doesNotContain(CUSTOMER);
        }
        assertThat(get(handoffs(other))).bodyJson().isStrictlyEqualTo("{\"handoffs\": []}");
        assertThat(handoffs.isOn(other, CHAT, Instant.now())).isFalse();
        assertThat(handoffs.isOn(tenant, CHAT, Instant.now())).isTrue();
    }

    @Test
    void knowsNoTenantThatIsNotThere() {
        var nobody = new TenantId(UUID.randomUUID());
        for (var answer : new MvcTestResult[] {
            get(handoffs(nobody)),
            post(handoffs(nobody), "{\"chat_id\": \"" + CHAT + "\"}"),
            send(HttpMethod.DELETE, handoffs(nobody) + "/" + CHAT),
        }) {
            assertThat(answer).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("tenant_not_found");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"chat_id\": \"\"}",
                "{\"chat_id\": \"255711222333\"}",
                "{\"chat_id\": \"120363041234567890@g.us\"}",
                "{\"chat_id\": \"status@broadcast\"}",
                "{\"chat_id\": \"255711222333@c.us\\n\"}",
            })
    void refusesWhatIsNoChatWithACustomer(String body) {
        assertThat(post(handoffs(tenant), body))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyJson()
                .extractingPath("$.errors")
                .asMap()
                .containsOnlyKeys("chat_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "1441", "1.5", "\"soon\"", "99999999999"})
    void refusesMinutesThatAreNone(String minutes) {
        assertThat(post(handoffs(tenant), "{\"chat_id\": \"" + CHAT + "\", \"minutes\": " + minutes + "}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyJson()
                .extractingPath("$.errors")
                .asMap()
                .containsOnlyKeys("minutes");
    }

    @Test
    void namesBothFaultsAtOnce() {
        var answer = post(handoffs(tenant), "{\"chat_id\": \"me\", \"minutes\": 0}");
        assertThat(answer)
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("invalid_handoff");
        assertThat(answer).bodyJson().extractingPath("$.errors").asMap().containsOnlyKeys("chat_id", "minutes");
    }

    @Test
    void leavesWhatWasDoneAndWhatWasRefusedInTheAuditTrailWithoutTheNumber() {
        post(handoffs(tenant), "{\"chat_id\": \"" + CHAT + "\", \"minutes\": 45}");
        send(HttpMethod.DELETE, handoffs(tenant) + "/" + CHAT);
        post(handoffs(tenant), "{\"chat_id\": \"255700999999@c.us\"}");

        var entries = audit.latest(tenant, 10);
        assertThat(entries)
                .extracting(entry ->
                        entry.payload().get("command") + " " + entry.payload().get("outcome"))
                .containsExactly("TAKE_CHAT chat_not_found", "GIVE_CHAT_BACK done", "TAKE_CHAT done");
        assertThat(entries.getLast().payload())
                .containsEntry("by", "admin")
                .containsEntry("chat", "…2333@c.us")
                .containsEntry("minutes", "45");
        assertThat(entries).asString().doesNotContain(CUSTOMER, "255700999999");
    }

    private static String handoffs(TenantId tenant) {
        return "/admin/tenants/" + tenant + "/handoffs";
    }

    private MvcTestResult get(String address) {
        return send(HttpMethod.GET, address);
    }

    private MvcTestResult send(HttpMethod method, String address) {
        return web.method(method)
                .uri(address)
                .with(httpBasic("admin", WebTest.PASSWORD))
                .accept(MediaType.APPLICATION_JSON)
                .exchange();
    }

    private MvcTestResult post(String address, String body) {
        return web.post()
                .uri(address)
                .with(httpBasic("admin", WebTest.PASSWORD))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
