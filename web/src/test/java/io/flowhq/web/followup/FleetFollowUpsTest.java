package io.flowhq.web.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.message.Direction;
import io.flowhq.store.message.MessageLogs;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class FleetFollowUpsTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures tenants;

    @Autowired
    FollowUps followUps;

    @Autowired
    MessageLogs messages;

    @Autowired
    JdbcClient jdbc;

    private TenantId salon;
    private TenantId shop;
    private long ofSalon;
    private long ofShop;

    @BeforeEach
    void oneEach() {
        jdbc.sql("truncate tenants cascade").update();
        salon = tenants.business("Salon", PhaseName.RUNNING).id();
        shop = tenants.business("Shop", PhaseName.RUNNING).id();
        ofSalon = opened(salon, "Bei ya kusuka?");
        ofShop = opened(shop, "Mna viatu?");
    }

    @Test
    void listsThoseOfAllTenantsOrOfOne() {
        assertThat(get("/admin/followups")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"followups": [{"id": "%d", "tenant_id": "%s", "reason": "PRICE_UNKNOWN", "text": "Bei ya kusuka?",
                                "taken_by": null, "done_at": null},
                               {"id": "%d", "tenant_id": "%s"}],
                 "total": 2}
                """.formatted(
                        ofSalon, salon, ofShop, shop));
        assertThat(get("/admin/followups?tenant=Shop&open=true"))
                .bodyText()
                .contains("Mna viatu?")
                .doesNotContain("kusuka");
        assertThat(get("/admin/followups?open=false"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
    }

    @Test
    void takesAnswersTeachesAndFinishesByTheNumberAlone() {
        assertThat(post("/admin/followups/" + ofSalon + "/take", ""))
                .hasStatusOk()
                .bodyText()
                .contains("\"admin\"");
        assertThat(post("/admin/followups/" + ofSalon + "/teach", "{\"answer_sw\": \"Ni 20,000\"}"))
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .extractingPath("$.variants[0]")
                .isEqualTo("Bei ya kusuka?");
        assertThat(post("/admin/followups/" + ofSalon + "/answer", "{\"text\": \"Ni 20,000\"}"))
                .hasStatusOk();
        assertThat(post("/admin/followups/" + ofShop + "/done", "")).hasStatusOk();
        assertThat(post("/admin/followups/" + ofShop + "/done", "")).hasStatus(HttpStatus.CONFLICT);
        assertThat(post("/admin/followups/999999999/done", "")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(messages.latest(shop, 10)).hasSize(1);
        assertThat(messages.latest(salon, 10)).hasSize(2);
    }

    @Test
    @WithMockUser(username = "admin", roles = "ADMIN")
    void showsAPageOnWhichOneIsTaken() {
        assertThat(web.get().uri("/admin/followups").accept(MediaType.TEXT_HTML))
                .hasStatusOk()
                .bodyText()
                .contains("Salon", "Bei ya kusuka?", "action=\"/admin/followups/" + ofShop + "/done\"", "1–2 of 2");
        assertThat(web.post()
                        .uri("/admin/followups/{id}/take", ofShop)
                        .with(csrf())
                        .accept(MediaType.TEXT_HTML))
                .hasRedirectedUrl("/admin/followups");
        assertThat(followUps.find(shop, ofShop).orElseThrow().takenBy()).isEqualTo("admin");
    }

    private long opened(TenantId tenant, String text) {
        tenants.writes(tenant, Direction.IN, "255711222333", text);
        followUps.open(tenant, messages.latest(tenant, 1).getFirst().id(), FollowUpReason.PRICE_UNKNOWN);
        return followUps.allOpen(tenant, 1).getFirst().id();
    }

    private MvcTestResult get(String address) {
        return web.get()
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
                .accept(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
