package io.flowhq.web.proactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
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

    @Test
    void anOperatorSetsItByTheForm() {
        TenantId tenant = town.business("Formal").id();

        assertThat(form(tenant, "90", "0755 000 001", "22:00"))
                .hasStatus(HttpStatus.FOUND)
                .hasRedirectedUrl("/admin/tenants/" + tenant + "/proactive-messages");

        assertThat(call(HttpMethod.GET, tenant, "")).bodyJson().isStrictlyEqualTo("""
                {"reminder_minutes": 90, "notice_number": "255755000001", "quiet_from": "22:00", "quiet_until": "07:00"}
                """);
        assertThat(page(tenant)).bodyText().contains("value=\"90\"", "value=\"+255755000001\"", "value=\"22:00\"");
    }

    @Test
    void aFaultyFormKeepsWhatWasTypedAndChangesNothing() {
        TenantId tenant = town.business("Mistyped").id();

        assertThat(form(tenant, "soon", "<b>0755</b>", "nine"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains(
                        "value=\"soon\"",
                        "30 minutes to 7 days",
                        "&lt;b&gt;0755",
                        "value=\"nine\"",
                        "A time is written as 21:00.")
                .doesNotContain("<b>0755");
        assertThat(call(HttpMethod.GET, tenant, ""))
                .bodyJson()
                .extractingPath("$.reminder_minutes")
                .isNull();
    }

    private MvcTestResult form(TenantId tenant, String minutes, String number, String quietFrom) {
        return web.post()
                .uri("/admin/tenants/" + tenant + "/proactive-messages")
                .with(httpBasic("admin", WebTest.PASSWORD))
                .with(csrf())
                .accept(MediaType.TEXT_HTML)
                .param("reminderMinutes", minutes)
                .param("noticeNumber", number)
                .param("quietFrom", quietFrom)
                .param("quietUntil", "")
                .exchange();
    }

    private MvcTestResult page(TenantId tenant) {
        return web.get()
                .uri("/admin/tenants/" + tenant + "/proactive-messages")
                .with(httpBasic("admin", WebTest.PASSWORD))
                .accept(MediaType.TEXT_HTML)
                .exchange();
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
