package io.flowhq.web.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.flowhq.client.TenantSetup;
import io.flowhq.client.form.SetupForm;
import io.flowhq.contract.Template;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.store.portal.SetupRequests;
import io.flowhq.store.portal.SetupStatus;
import io.flowhq.store.portal.User;
import io.flowhq.store.tenant.TenantOverviews;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.web.People;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class SetupRequestTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    People people;

    @Autowired
    TenantSetup setup;

    @Autowired
    SetupRequests requests;

    @Autowired
    Tenants tenants;

    @Autowired
    TenantOverviews overviews;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    private TenantId tenant;
    private User owner;
    private String number;
    private UUID request;

    @BeforeEach
    void anOwnerAsks() {
        tenant = town.business("Asking").id();
        owner = people.ownerOf(tenant);
        number = "25575" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
        request = setup.submit(owner, new SetupForm("Zuri Shop", "Duka", "ECOMMERCE", number, "EN"))
                .id();
    }

    @Test
    void approvingGivesTheTenantItsSettingsAndPromisesItsStartOnce() {
        assertThat(post(request, "review", "{}")).hasStatusOk();
        assertThat(post(request, "approve", "{\"notes\":\"Karibu\"}"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                {"id": "%s", "status": "APPROVED", "notes": "Karibu"}
                """.formatted(request));

        assertThat(tenants.config(tenant)).get().satisfies(config -> {
            assertThat(config.businessName()).isEqualTo("Zuri Shop");
            assertThat(config.templateType()).isEqualTo(Template.ECOMMERCE);
        });
        assertThat(overviews.find(tenant).orElseThrow().tenant().phoneNumber()).isEqualTo(number);
        assertThat(starts()).isEqualTo(1);
        assertThat(post(request, "approve", "{}"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("setup_request_decided");
        assertThat(starts()).isEqualTo(1);
        assertThat(audit.latest(tenant, 10))
                .extracting(entry -> entry.payload().get("command"))
                .contains("SUBMIT_SETUP_REQUEST", "REVIEW_SETUP_REQUEST", "APPROVE_SETUP_REQUEST", "START");

        town.reaches(tenant, PhaseName.RUNNING);
        assertThat(requests.find(request).orElseThrow().status()).isEqualTo(SetupStatus.ACTIVE);
    }

    @Test
    void approvingIsRefusedAsAWholeWhenTheNumberHasBeenTakenMeanwhile() {
        var other = town.business("Faster").id();
        tenants.changeNumber(other, number);

        assertThat(post(request, "approve", "{}"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("number_taken");

        assertThat(requests.find(request).orElseThrow().status()).isEqualTo(SetupStatus.SUBMITTED);
        assertThat(starts()).isZero();
    }

    @Test
    void anotherRequestIsTakenAfterARejection() {
        var rejected = web.post()
                .uri("/admin/setup-requests/{id}/reject", request)
                .with(user("admin").roles("ADMIN"))
                .with(csrf())
                .accept(MediaType.TEXT_HTML)
                .param("notes", "This number is not on WhatsApp.")
                .exchange();
        assertThat(rejected).hasStatus3xxRedirection().hasRedirectedUrl("/admin/setup-requests/" + request);
        assertThat(starts()).isZero();

        var second = setup.submit(owner, new SetupForm(null, null, "BOOKING", number, null));

        assertThat(requests.of(tenant)).get().extracting(found -> found.id()).isEqualTo(second.id());
        assertThat(web.get()
                        .uri("/admin/setup-requests/{id}", request)
                        .with(user("admin").roles("ADMIN")))
                .hasStatusOk()
                .bodyText()
                .contains("Rejected", "This number is not on WhatsApp.", owner.email())
                .doesNotContain("Approve and start");
    }

    @Test
    void listsRequestsForPeopleAndPrograms() {
        var json = web.get()
                .uri("/admin/setup-requests?status=SUBMITTED")
                .with(httpBasic("admin", WebTest.PASSWORD))
                .exchange();
        assertThat(json)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.setup_requests[*].id")
                .asArray()
                .contains(request.toString());
        assertThat(web.get().uri("/admin/setup-requests").with(user("admin").roles("ADMIN")))
                .hasStatusOk()
                .bodyText()
                .contains("/admin/setup-requests/" + request, "Zuri Shop", "Submitted");
    }

    @Test
    void knowsNoOtherRequestAndLetsNobodyElseDecide() {
        assertThat(post(UUID.randomUUID(), "approve", "{}")).hasStatus(404);
        assertThat(web.get().uri("/admin/setup-requests/nonsense").with(httpBasic("admin", WebTest.PASSWORD)))
                .hasStatus(404);
        assertThat(web.post()
                        .uri("/admin/setup-requests/{id}/approve", request)
                        .header("x-portal-key", WebTest.PORTAL_KEY)
                        .header("x-user-email", owner.email())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .hasStatus(403);
        assertThat(requests.find(request).orElseThrow().status()).isEqualTo(SetupStatus.SUBMITTED);
    }

    private long starts() {
        return jdbc.sql("select count(*) from command_outbox where tenant_id = :tenant and kind = :kind")
                .param("tenant", tenant.value())
                .param("kind", CommandKind.START.name())
                .query(Long.class)
                .single();
    }

    private MvcTestResult post(UUID id, String decision, String body) {
        return web.post()
                .uri("/admin/setup-requests/{id}/{decision}", id, decision)
                .with(httpBasic("admin", WebTest.PASSWORD))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
