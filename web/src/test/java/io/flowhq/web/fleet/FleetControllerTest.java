package io.flowhq.web.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.fleet.WorkerReport;
import io.flowhq.store.fleet.Workers;
import io.flowhq.store.message.Direction;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
@WithMockUser(username = "admin", roles = "ADMIN")
class FleetControllerTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures tenants;

    @Autowired
    Workers workers;

    @Autowired
    JdbcClient jdbc;

    private NewTenant failed;

    @BeforeEach
    void aFleet() {
        jdbc.sql("truncate tenants cascade").update();
        jdbc.sql("delete from workers").update();
        failed = tenants.business("Failed");
        tenants.fails(failed.id(), ErrorReason.LOGGED_OUT, null);
        tenants.business("Works", PhaseName.RUNNING);
    }

    @Test
    void leadsWithWhatNeedsAPerson() {
        var silent = tenants.business("Silent", PhaseName.RUNNING);
        jdbc.sql("""
                insert into message_logs
                    (tenant_id, direction, chat_id, from_number, to_number, message_text, wa_message_id, outcome, created_at)
                values (:tenant, 'IN', '255711000999@c.us', '255711000999', '255700000000', 'Habari', 'wa-1', 'RECEIVED',
                        now() - interval '5 minutes')
                """).param("tenant", silent.id().value()).update();
        jdbc.sql("""
                insert into follow_ups (tenant_id, chat_id, message_id, reason, created_at)
                select tenant_id, chat_id, id, 'PRICE_UNKNOWN', now() - interval '2 hours' from message_logs
                """).update();

        assertThat(json()).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"attention": {"not_answering": 1, "error": 1, "to_link": 0, "followups": 1, "followups_old": 1,
                               "setup_requests": 0,
                               "tenants": [{"id": "%s", "name": "Silent", "answering": false},
                                           {"id": "%s", "name": "Failed", "phase": "ERROR", "reason": "LOGGED_OUT"}]},
                 "phases": {"RUNNING": 2, "ERROR": 1, "NEW": 0},
                 "orchestrators": 0, "database": "up"}
                """.formatted(silent.id(), failed.id()));
        assertThat(page())
                .hasStatusOk()
                .bodyText()
                .contains("<title>Fleet", "Silent", "Failed: ", "1 older than an hour", "No orchestrator is running")
                .doesNotContain(">Works<");
    }

    @Test
    void countsTheMessagesOfTheLastHourByMinute() {
        var busy = tenants.business("Busy", PhaseName.RUNNING);
        tenants.writes(busy.id(), Direction.IN, "255711000999", "Habari");
        tenants.writes(busy.id(), Direction.IN, "255711000998", "Habari");
        tenants.writes(busy.id(), Direction.OUT, "255711000999", "Karibu");

        assertThat(json()).bodyJson().satisfies(json -> {
            assertThat(json).extractingPath("$.traffic.length()").isEqualTo(60);
            assertThat(json)
                    .extractingPath("$.traffic[*].messages")
                    .asArray()
                    .endsWith(2)
                    .containsOnlyOnce(2);
            assertThat(json).extractingPath("$.traffic[*].answers").asArray().endsWith(1);
        });
        assertThat(page()).bodyText().contains("<svg", "<polyline class=\"in\"", "2 in the hour", "1 in the hour");
    }

    @Test
    void saysWhyAWorkerTakesNoSessions() {
        var now = Instant.now();
        workers.report(new WorkerReport(
                new WorkerId("worker-1"), 8, 3, false, 900L << 20, now, now, "The disk of the profiles is full."));
        workers.report(new WorkerReport(
                new WorkerId("worker-2"), 8, 0, false, 1, now.minusSeconds(900), now.minusSeconds(600)));

        assertThat(page())
                .bodyText()
                .contains("3 of 8 slots, 900 MB", "The disk of the profiles is full.")
                .doesNotContain("worker-2");
        assertThat(json()).bodyJson().isLenientlyEqualTo("""
                {"workers": [{"name": "worker-1", "state": "UNFIT", "fault": "The disk of the profiles is full."}]}
                """);
    }

    @Test
    void answersALivePageWithTheFleetAlone() {
        assertThat(web.get().uri("/admin").accept(MediaType.TEXT_HTML).header("HX-Request", "true"))
                .hasStatusOk()
                .bodyText()
                .contains("id=\"needs-title\"")
                .doesNotContain("<html");
    }

    @Test
    void findsATenantByNameNumberAndId() {
        var shop = tenants.business("Duka la Asha");
        for (var q : new String[] {"LA ash", shop.id().toString().substring(0, 8), number(shop)}) {
            assertThat(search(q, false)).as(q).hasRedirectedUrl("/admin/tenants/" + shop.id());
            assertThat(search(q, true))
                    .as(q)
                    .bodyText()
                    .contains("Duka la Asha")
                    .doesNotContain("<html", "Works");
        }
        assertThat(search("a", false)).hasRedirectedUrl("/admin/tenants?q=a");
        assertThat(search("nobody at all", true)).bodyText().contains("No tenant matches.");
    }

    private static String number(NewTenant tenant) {
        return "+" + tenant.phoneNumber().substring(0, 3) + " "
                + tenant.phoneNumber().substring(3);
    }

    private MvcTestResult search(String q, boolean live) {
        var request = web.get().uri("/admin/search?q={q}", q).accept(MediaType.TEXT_HTML);
        return (live ? request.header("HX-Request", "true") : request).exchange();
    }

    private MvcTestResult json() {
        return web.get().uri("/admin").accept(MediaType.APPLICATION_JSON).exchange();
    }

    private MvcTestResult page() {
        return web.get().uri("/admin").accept(MediaType.TEXT_HTML).exchange();
    }
}
