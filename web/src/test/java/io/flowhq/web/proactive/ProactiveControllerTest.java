package io.flowhq.web.proactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import io.flowhq.contract.TenantId;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class ProactiveControllerTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    AuditTrail audit;

    @Test
    void setsWhatIsWrittenUnaskedForOneTenant() {
        TenantId tenant = town.business("Reminding").id();
        TenantId other = town.business("Silent").id();
        assertThat(call(HttpMethod.PUT, tenant, """
                {"reminder_minutes": 120, "notice_number": "+255 755 000 001", "quiet_from": "22:00"}
                """)).hasStatusOk();

        assertThat(call(HttpMethod.GET, tenant, "")).bodyJson().isStrictlyEqualTo("""
                {"reminder_minutes": 120, "notice_number": "255755000001", "quiet_from": "22:00", "quiet_until": "07:00"}
                """);
        assertThat(call(HttpMethod.GET, other, "")).bodyJson().isStrictlyEqualTo("""
                {"reminder_minutes": null, "notice_number": null, "quiet_from": "21:00", "quiet_until": "07:00"}
                """);
        assertThat(audit.latest(tenant, 1).getFirst().payload())
                .containsEntry("command", "SET_PROACTIVE_MESSAGES")
                .containsEntry("reminders", "true")
                .doesNotContainValue("255755000001");
    }

    @Test
    void namesEveryFault() {
        assertThat(call(HttpMethod.PUT, town.business("Faulty").id(), """
                {"reminder_minutes": 5, "notice_number": "0755", "quiet_from": "nine", "quiet_until": "25:00"}
                """))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyJson()
                .extractingPath("$.errors")
                .asMap()
                .containsOnlyKeys("reminder_minutes", "notice_number", "quiet_from", "quiet_until");
    }

    private MvcTestResult call(HttpMethod method, TenantId tenant, String body) {
        return web.method(method)
                .uri("/admin/tenants/" + tenant + "/proactive-messages")
                .with(httpBasic("admin", WebTest.PASSWORD))
                .accept(MediaType.APPLICATION_JSON)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
