package io.flowhq.web.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.message.Direction;
import io.flowhq.store.order.CustomerRequests;
import io.flowhq.store.order.DialogueChange;
import io.flowhq.store.order.DialogueRow;
import io.flowhq.store.order.RequestContent;
import io.flowhq.store.order.RequestKind;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class RequestApiControllerTest {

    private static final String CHAT = "255711222333@c.us";

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    CustomerRequests requests;

    @Autowired
    FollowUps followUps;

    @Autowired
    JdbcClient jdbc;

    private TenantId tenant;
    private TenantId other;
    private long id;

    @BeforeEach
    void twoTenantsOfWhichOneHasAnOrder() {
        tenant = town.business("Takes orders", PhaseName.RUNNING).id();
        other = town.business("Next door").id();
        town.writes(tenant, Direction.IN, "255711222333", "ndiyo");
        long message = jdbc.sql("select id from message_logs where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(Long.class)
                .single();
        requests.apply(
                tenant,
                CHAT,
                message,
                new DialogueChange(
                        DialogueRow.NONE,
                        true,
                        new DialogueChange.Place(
                                RequestKind.ORDER,
                                new RequestContent("viatu", "2", "Mbezi", null, null, null),
                                null,
                                null,
                                "SW",
                                0)));
        followUps.open(tenant, message, FollowUpReason.ORDER);
        id = requests.lastOpen(tenant, CHAT).orElseThrow().id();
    }

    @Test
    void confirmsAnOrderAndTellsTheCustomerOnceInTheirLanguage() {
        assertThat(send(HttpMethod.GET, tenant, "")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"orders": [{"status": "NEW", "thing": "viatu", "number": "2", "place": "Mbezi"}]}
                """);

        assertThat(send(HttpMethod.POST, tenant, "/" + id + "/confirm"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("CONFIRMED");
        assertThat(send(HttpMethod.POST, tenant, "/" + id + "/confirm"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("request_decided");

        assertThat(texts()).singleElement().asString().contains("imethibitishwa", "viatu");
        assertThat(followUps.allOpen(tenant, 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "follow_ups", "message_logs", "portal_event_logs"})
    void decidesAndTellsTogetherOrNotAtAllWhereTheDatabaseIsLostOnTheWay(String table) {
        jdbc.sql("""
                create function lose_connection() returns trigger language plpgsql as $$
                begin
                    perform pg_terminate_backend(pg_backend_pid());
                    return new;
                end $$
                """).update();
        jdbc.sql("create trigger lose_connection after insert or update on " + table + " for each row when"
                        + " (new.tenant_id = '" + tenant + "') execute function lose_connection()")
                .update();
        try {
            assertThat(send(HttpMethod.POST, tenant, "/" + id + "/confirm")).hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
        } finally {
            jdbc.sql("drop function lose_connection() cascade").update();
        }
        assertThat(texts()).isEmpty();
        assertThat(followUps.allOpen(tenant, 10)).hasSize(1);

        assertThat(send(HttpMethod.POST, tenant, "/" + id + "/confirm")).hasStatusOk();
        assertThat(send(HttpMethod.POST, tenant, "/" + id + "/confirm")).hasStatus(HttpStatus.CONFLICT);
        assertThat(texts()).hasSize(1);
    }

    private List<String> texts() {
        return jdbc.sql("select message_text from message_logs where tenant_id = :tenant and direction = 'OUT'")
                .param("tenant", tenant.value())
                .query(String.class)
                .list();
    }

    @Test
    void knowsNoneOfAnotherTenant() {
        assertThat(send(HttpMethod.POST, other, "/" + id + "/confirm"))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("request_not_found");
        assertThat(send(HttpMethod.GET, other, "")).bodyJson().isStrictlyEqualTo("{\"orders\": []}");
    }

    @Test
    void standsOnThePageOfItsTenant() {
        assertThat(page(tenant))
                .contains("Orders and bookings", "order to be decided on", "viatu, 2, Mbezi", "Decline");
        assertThat(page(other)).doesNotContain("Orders and bookings");
    }

    private String page(TenantId of) {
        var page = web.get()
                .uri("/admin/tenants/" + of)
                .with(httpBasic("admin", WebTest.PASSWORD))
                .accept(MediaType.TEXT_HTML)
                .exchange();
        assertThat(page).hasStatusOk();
        return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult send(HttpMethod method, TenantId of, String rest) {
        return web.method(method)
                .uri("/admin/tenants/" + of + "/orders" + rest)
                .with(httpBasic("admin", WebTest.PASSWORD))
                .accept(MediaType.APPLICATION_JSON)
                .exchange();
    }
}
