package io.flowhq.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.portal.AuditEntry;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
@WithMockUser(username = "admin", roles = "ADMIN")
class AuditControllerTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    AuditTrail audit;

    @Autowired
    TenantFixtures tenants;

    private TenantId salon;
    private TenantId shop;

    @BeforeEach
    void whatWasDone() {
        salon = tenants.business("Salon").id();
        shop = tenants.business("Shop").id();
        record(salon, "START", "amina", "", Instant.now().minus(3, ChronoUnit.DAYS));
        record(salon, "STOP", "juma", "=1+1", Instant.now());
        record(shop, "PAUSE", "juma", "", Instant.now());
    }

    @Test
    void tellsProgramsWhoDidWhatToOneTenant() {
        assertThat(json("/admin/audit?tenant={tenant}&actor=JUM", salon))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"events": [{"tenant_id": "%s", "event_type": "command",
                                     "payload": {"command": "STOP", "by": "juma", "outcome": "done"}}],
                         "total": 1}
                        """.formatted(salon));
        assertThat(json("/admin/audit?tenant={tenant}&act=start", salon))
                .bodyJson()
                .extractingPath("$.events[0].payload.by")
                .isEqualTo("amina");
        assertThat(json(
                        "/admin/audit?tenant={tenant}&from={from}",
                        salon,
                        Instant.now().minusSeconds(3600)))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-02-30", "+99999999-01-01", "2026-01-01T00:00", "\0"})
    void refusesTimesThatAreNone(String time) {
        assertThat(json("/admin/audit?from={time}", time)).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void showsAPageWithItsFiltersAndNoOtherTenantsLines() {
        assertThat(page("/admin/audit?tenant={tenant}", salon))
                .hasStatusOk()
                .bodyText()
                .contains("<title>Audit", ">Stopped<", ">Started<", "juma", "1–2 of 2", "value=\"" + salon)
                .doesNotContain(shop.toString());
    }

    @Test
    void saysThatNoTenantIsMeantAndKeepsWhatWasTyped() {
        assertThat(page("/admin/audit?tenant={tenant}", "nobody <b>"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("There is no tenant", "aria-invalid=\"true\"", "nobody &lt;b&gt;");
    }

    @Test
    void exportsATableInWhichNothingIsAFormula() {
        var answer = web.get().uri("/admin/audit.csv?tenant={tenant}", salon).exchange();
        assertThat(answer)
                .hasStatusOk()
                .hasContentTypeCompatibleWith("text/csv")
                .headers()
                .hasValue(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"");
        assertThat(answer)
                .bodyText()
                .startsWith("created_at,tenant_id,user_id,event_type,command,by,why,outcome,more\r\n")
                .contains(",command,STOP,juma,'=1+1,done,")
                .doesNotContain(shop.toString());
    }

    @Test
    void tellsTheTimelineOfATenantWithItsPhasesAndActs() {
        tenants.reaches(salon, PhaseName.RUNNING);
        assertThat(json("/admin/tenants/{tenant}/timeline", salon)).bodyJson().isLenientlyEqualTo("""
                {"events": [{"phase": "RUNNING"}, {"act": "STOP", "by": "juma", "why": "=1+1"}, {"act": "START"}],
                 "total": 3}
                """);
        assertThat(page("/admin/tenants/{tenant}/timeline", salon))
                .hasStatusOk()
                .bodyText()
                .contains("data-tone=\"GOOD\"", ">Stopped<", "by juma", "Africa/Dar_es_Salaam")
                .doesNotContain("PAUSE");
        assertThat(page("/admin/tenants/{tenant}", salon)).bodyText().contains("id=\"timeline-title\"", ">Stopped<");
    }

    private MvcTestResult json(String address, Object... variables) {
        return web.get()
                .uri(address, variables)
                .accept(MediaType.APPLICATION_JSON)
                .exchange();
    }

    private MvcTestResult page(String address, Object... variables) {
        return web.get().uri(address, variables).accept(MediaType.TEXT_HTML).exchange();
    }

    private void record(TenantId tenant, String command, String by, String why, Instant at) {
        audit.record(new AuditEntry(
                tenant, null, "command", Map.of("command", command, "by", by, "why", why, "outcome", "done"), at));
    }
}
