package io.flowhq.web.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.followup.FollowUp;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.Direction;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class FollowUpApiControllerTest {

    private static final String CHAT = "255711222333@c.us";

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    FollowUps followUps;

    @Autowired
    ChatHandoffs handoffs;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    private TenantId tenant;
    private TenantId other;
    private long id;

    @BeforeEach
    void twoTenantsOfWhichOneHasAFollowUp() {
        tenant = town.business("Follows up", PhaseName.RUNNING).id();
        other = town.business("Next door").id();
        town.writes(tenant, Direction.IN, "255711222333", "Mna viatu size 42?");
        long message = jdbc.sql("select id from message_logs where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(Long.class)
                .single();
        followUps.open(tenant, message, FollowUpReason.AVAILABILITY);
        id = followUps.allOpen(tenant, 1).getFirst().id();
    }

    @Test
    void listsWhatIsOpenWithItsReasonAndMessage() {
        assertThat(send(HttpMethod.GET, tenant, "")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"follow_ups": [{"reason": "AVAILABILITY", "chat_id": "255711222333@c.us", "text": "Mna viatu size 42?",
                  "taken_by": null, "done_by": null}]}
                """);
        assertThat(send(HttpMethod.GET, tenant, "?done=true")).bodyJson().isStrictlyEqualTo("{\"follow_ups\": []}");
    }

    @Test
    void isTakenAndDoneOnce() {
        assertThat(send(HttpMethod.POST, tenant, "/" + id + "/take"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.taken_by")
                .isEqualTo("admin");
        assertThat(send(HttpMethod.POST, tenant, "/" + id + "/done")).hasStatusOk();

        assertThat(send(HttpMethod.POST, tenant, "/" + id + "/done"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("follow_up_done");
        assertThat(followUps.count(java.util.List.of(tenant))).isEmpty();
    }

    @Test
    void sendsAnAnswerOnceTakesTheChatAndIsDone() {
        assertThat(answer(tenant, "Ipo, 35,000. Karibu!")).hasStatusOk();
        assertThat(answer(tenant, "Ipo, 35,000. Karibu!")).hasStatus(HttpStatus.CONFLICT);

        assertThat(jdbc.sql("""
                        select message_text || '/' || origin || '/' || outcome from message_logs
                        where tenant_id = :tenant and direction = 'OUT'
                        """)
                        .param("tenant", tenant.value())
                        .query(String.class)
                        .list())
                .containsExactly("Ipo, 35,000. Karibu!/PERSON/PLANNED");
        assertThat(handoffs.isOn(tenant, CHAT, Instant.now())).isTrue();
        assertThat(followUps.find(tenant, id).map(FollowUp::doneBy)).contains("admin");
        assertThat(audit.latest(tenant, 5))
                .asString()
                .contains("ANSWER_FOLLOW_UP")
                .doesNotContain("35,000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void refusesToSendNothing(String text) {
        assertThat(answer(tenant, text))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyJson()
                .extractingPath("$.errors")
                .asMap()
                .containsOnlyKeys("text");
        assertThat(followUps.allOpen(tenant, 5)).hasSize(1);
    }

    @Test
    void knowsNoneOfAnotherTenant() {
        for (var answer : new MvcTestResult[] {
            send(HttpMethod.GET, other, "/" + id),
            send(HttpMethod.POST, other, "/" + id + "/take"),
            send(HttpMethod.POST, other, "/" + id + "/done"),
            answer(other, "Karibu"),
        }) {
            assertThat(answer).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("follow_up_not_found");
        }
        assertThat(send(HttpMethod.GET, other, "")).bodyJson().isStrictlyEqualTo("{\"follow_ups\": []}");
        assertThat(followUps.allOpen(tenant, 5)).hasSize(1);
    }

    @Test
    void standsOnThePageOfItsTenantAndIsCountedInTheList() {
        assertThat(page("/admin/tenants/" + tenant))
                .contains("To follow up", "asks whether there is any", "Mna viatu size 42?");
        assertThat(page("/admin/tenants/" + other)).doesNotContain("To follow up");
        assertThat(page("/admin/tenants?q=Follows")).contains("1 to follow up");
        var taken = web.post()
                .uri("/admin/tenants/" + tenant + "/follow-ups/" + id + "/take")
                .with(operator())
                .with(csrf())
                .accept(MediaType.TEXT_HTML)
                .exchange();
        assertThat(taken).hasStatus3xxRedirection();
        assertThat(page("/admin/tenants/" + tenant)).contains("taken by amina");
    }

    private String page(String uri) {
        var page =
                web.get().uri(uri).with(operator()).accept(MediaType.TEXT_HTML).exchange();
        assertThat(page).hasStatusOk();
        return new String(page.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor operator() {
        return SecurityMockMvcRequestPostProcessors.user("amina").roles("ADMIN");
    }

    private MvcTestResult answer(TenantId of, String text) {
        return web.post()
                .uri("/admin/tenants/" + of + "/follow-ups/" + id + "/answer")
                .with(httpBasic("admin", WebTest.PASSWORD))
                .accept(MediaType.APPLICATION_JSON)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"text\": \"" + text + "\"}")
                .exchange();
    }

    private MvcTestResult send(HttpMethod method, TenantId of, String rest) {
        return web.method(method)
                .uri("/admin/tenants/" + of + "/follow-ups" + rest)
                .with(httpBasic("admin", WebTest.PASSWORD))
                .accept(MediaType.APPLICATION_JSON)
                .exchange();
    }
}
