package io.flowhq.web.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.flowhq.contract.AssistantTone;
import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.contract.TenantId;
import io.flowhq.store.tenant.TenantConfig;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
@WithMockUser(username = "admin", roles = "ADMIN")
class ConfigControllerTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    Tenants tenants;

    private TenantId tenant;

    @BeforeEach
    void aTenant() {
        tenant = town.business("Furaha Salon").id();
        tenants.saveConfig(new TenantConfig(
                tenant,
                Template.ECOMMERCE,
                "Furaha & Co",
                Language.EN,
                """
                {"mon": ["08:00-12:30", "14:00-17:30"], "fri": ["18:00-02:00"], "closed": ["2026-12-25"],
                 "special": {"2026-12-24": ["08:00-12:00"]}}""",
                ZoneId.of("Africa/Nairobi"),
                AssistantTone.MTAANI));
    }

    @Test
    void showsWhatIsSaved() {
        assertThat(web.get().uri(page()).accept(MediaType.TEXT_HTML))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"Furaha &amp; Co\"", "value=\"08:00-12:30, 14:00-17:30\"", "value=\"18:00-02:00\"")
                .contains("2026-12-24 08:00-12:00\n2026-12-25 closed</textarea>", "value=\"Africa/Nairobi\"")
                .contains("value=\"ECOMMERCE\" selected", "value=\"EN\" selected")
                .doesNotContain("??", "Not saved", "aria-invalid");
    }

    @Test
    void savesWhatItShowsUnchanged() {
        var before = tenants.config(tenant);
        var answer = save(Map.of(
                "business_name", "Furaha & Co",
                "template_type", "ECOMMERCE",
                "language", "EN",
                "time_zone", "Africa/Nairobi",
                "tone", "MTAANI",
                "mon", "08:00-12:30, 14:00-17:30",
                "tue", "",
                "fri", "18:00-02:00",
                "dates", "2026-12-24 08:00-12:00\r\n2026-12-25 closed"));
        assertThat(answer).hasStatus(HttpStatus.FOUND).hasRedirectedUrl("/admin/tenants/" + tenant);
        assertThat(answer).flash().containsEntry("notice", "Saved. The next reply uses it.");
        assertThat(tenants.config(tenant)).isEqualTo(before);
    }

    @Test
    void isAlwaysOpenWhenEveryDayIsEmpty() {
        assertThat(save(Map.of("business_name", "Furaha", "template_type", "BOOKING", "mon", " ", "dates", "")))
                .hasStatus(HttpStatus.FOUND);
        assertThat(tenants.config(tenant)).hasValueSatisfying(config -> {
            assertThat(config.hoursJson()).isNull();
            assertThat(config.timeZone()).isEqualTo(TenantConfig.DEFAULT_TIME_ZONE);
        });
        assertThat(web.get().uri("/admin/tenants/" + tenant).accept(MediaType.TEXT_HTML))
                .bodyText()
                .contains("always open");
    }

    @Test
    void comesBackAsItWasTypedWithEveryFaultBesideItsField() {
        assertThat(save(Map.of(
                        "business_name", "",
                        "template_type", "SUPPORT",
                        "language", "SW",
                        "time_zone", "Mars/Olympus",
                        "mon", "8 to 5 <ish>",
                        "tue", "09:00-12:00; 11:00-13:00",
                        "dates", "2026-12-24 10:00-12:00\nchristmas")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("Not saved. Correct what is marked.")
                .containsPattern("id=\"business_name-error\">The business name is missing")
                .containsPattern("id=\"time_zone-error\">&#39;Mars/Olympus&#39; is no time zone")
                .containsPattern("id=\"mon-error\">&quot;8 to 5 &lt;ish&gt;&quot; is no time span")
                .containsPattern("id=\"tue-error\">09:00-12:00 and 11:00-13:00 overlap")
                .containsPattern("id=\"closed-error\">&quot;christmas&quot; is no date")
                .contains("value=\"8 to 5 &lt;ish&gt;\"", "value=\"09:00-12:00; 11:00-13:00\"")
                .contains("2026-12-24 10:00-12:00\nchristmas</textarea>", "value=\"SUPPORT\" selected")
                .containsOnlyOnce("autofocus=\"autofocus\"")
                .doesNotContain("id=\"wed-error\"", "??");
        assertThat(tenants.config(tenant))
                .hasValueSatisfying(config -> assertThat(config.businessName()).isEqualTo("Furaha & Co"));
    }

    @Test
    void showsTheHoursOnTheTenantsPage() {
        assertThat(web.get().uri("/admin/tenants/" + tenant).accept(MediaType.TEXT_HTML))
                .bodyText()
                .contains(
                        "Opening hours",
                        "Mon",
                        ">08:00-12:30,</span>",
                        ">14:00-17:30</span>",
                        "Fri",
                        ">18:00-02:00</span>")
                .contains("/admin/tenants/" + tenant + "/config")
                .doesNotContain("??");
    }

    @Test
    void needsATokenAndATenant() {
        assertThat(web.post().uri(page()).accept(MediaType.TEXT_HTML)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(web.get()
                        .uri("/admin/tenants/{id}/config", UUID.randomUUID())
                        .accept(MediaType.TEXT_HTML))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    private String page() {
        return "/admin/tenants/" + tenant + "/config";
    }

    private MvcTestResult save(Map<String, String> fields) {
        var request = web.post().uri(page()).with(csrf()).accept(MediaType.TEXT_HTML);
        fields.forEach(request::param);
        return request.exchange();
    }
}
