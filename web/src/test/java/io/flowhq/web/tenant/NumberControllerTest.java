package io.flowhq.web.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.flowhq.contract.TenantId;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.TenantOverviews;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class NumberControllerTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures tenants;

    @Autowired
    TenantOverviews overviews;

    @Autowired
    AuditTrail audit;

    private NewTenant tenant;
    private NewTenant other;

    @BeforeEach
    void twoTenants() {
        tenant = tenants.business("Moved");
        other = tenants.business("Stayed");
    }

    @Test
    void changesTheNumberOfThisTenantOnly() {
        assertThat(post(tenant.id(), "\u202a+255 754 000 123\u202c"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.phone_number")
                .isEqualTo("255754000123");
        assertThat(number(tenant)).isEqualTo("255754000123");
        assertThat(number(other)).isEqualTo(other.phoneNumber());
        assertThat(audit.latest(tenant.id(), 1).getFirst().payload())
                .containsEntry("command", "CHANGE_NUMBER")
                .containsEntry("by", "admin")
                .containsEntry("outcome", "done")
                .containsEntry("changed", "phone_number")
                .doesNotContainValue("255754000123");
    }

    @Test
    void refusesWhatIsNoNumberAndWhatIsAnothers() {
        assertThat(post(tenant.id(), "+255 0754 000 124"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyJson()
                .extractingPath("$.errors.phone_number")
                .asString()
                .contains("has a 0 after the country code 255");
        assertThat(post(tenant.id(), other.phoneNumber()))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("number_taken");
        assertThat(post(new TenantId(UUID.randomUUID()), "255754000125")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(number(tenant)).isEqualTo(tenant.phoneNumber());
        assertThat(audit.latest(tenant.id(), 1).getFirst().payload()).containsEntry("outcome", "number_taken");
    }

    @Test
    void changesItFromTheFormAndKeepsWhatCannotBeSaved() {
        assertThat(form("0754 000 126"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("value=\"0754 000 126\"", "in Tanzania it is +255 754 000 126");
        assertThat(form("+255 754 000 126")).hasRedirectedUrl("/admin/tenants/" + tenant.id());
        assertThat(number(tenant)).isEqualTo("255754000126");
        assertThat(web.get()
                        .uri("/admin/tenants/{id}/number", tenant.id())
                        .with(user("admin").roles("ADMIN"))
                        .accept(MediaType.TEXT_HTML))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"255754000126\"");
    }

    private String number(NewTenant of) {
        return String.valueOf(overviews.find(of.id()).orElseThrow().tenant().phoneNumber());
    }

    private MvcTestResult post(TenantId id, String number) {
        return web.post()
                .uri("/admin/tenants/{id}/number", id)
                .with(httpBasic("admin", WebTest.PASSWORD))
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .content("{\"phone_number\": \"" + number + "\"}")
                .exchange();
    }

    private MvcTestResult form(String number) {
        return web.post()
                .uri("/admin/tenants/{id}/number", tenant.id())
                .with(user("admin").roles("ADMIN"))
                .with(csrf())
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .accept(MediaType.TEXT_HTML)
                .param("phone_number", number)
                .exchange();
    }
}
