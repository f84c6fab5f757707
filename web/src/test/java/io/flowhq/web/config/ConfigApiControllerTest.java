package io.flowhq.web.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import io.flowhq.contract.TenantId;
import io.flowhq.replies.hours.OpeningHours;
import io.flowhq.replies.hours.OpeningState;
import io.flowhq.store.message.ReplyConfigs;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class ConfigApiControllerTest {

    private static final String SHOP = """
            {"template_type": "ECOMMERCE", "business_name": "Duka la Asha", "language": "EN",
             "time_zone": "Africa/Nairobi", "tone": "mtaani",
             "hours_json": {"Jumatatu": ["14.00 - 17.30", "8:00-12:00"], "sat": {"open": "09:00", "close": "13:00"},
                            "closed": ["2026-12-25"], "special": {"2026-12-24": ["08:00-12:00"]}}}
            """;

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    Tenants tenants;

    @Autowired
    ReplyConfigs assistants;

    @Autowired
    AuditTrail audit;

    private TenantId tenant;
    private TenantId other;

    @BeforeEach
    void twoTenants() {
        tenant = town.business("Configured").id();
        other = town.business("Left alone").id();
    }

    @Test
    void showsWhatATenantBeganWith() {
        assertThat(get(tenant)).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"template_type": "BOOKING", "business_name": "Configured", "language": "SW", "hours_json": null,
                 "time_zone": "Africa/Dar_es_Salaam", "tone": "POLITE"}
                """);
    }

    @Test
    void savesAllOfItInItsOneForm() {
        var saved = """
                {"template_type": "ECOMMERCE", "business_name": "Duka la Asha", "language": "EN",
                 "time_zone": "Africa/Nairobi", "tone": "MTAANI",
                 "hours_json": {"mon": ["08:00-12:00", "14:00-17:30"], "sat": ["09:00-13:00"],
                                "closed": ["2026-12-25"], "special": {"2026-12-24": ["08:00-12:00"]}}}
                """;
        assertThat(put(tenant, SHOP)).hasStatusOk().bodyJson().isStrictlyEqualTo(saved);
        assertThat(get(tenant)).bodyJson().isStrictlyEqualTo(saved);
        assertThat(get(other)).bodyJson().extractingPath("$.business_name").isEqualTo("Left alone");
    }

    @Test
    void isWhatTheNextReplyGoesBy() {
        put(tenant, SHOP);
        var assistant = assistants.find(tenant).orElseThrow();
        assertThat(assistant.businessName()).isEqualTo("Duka la Asha");
        assertThat(assistant.template()).isEqualTo("ECOMMERCE");
        assertThat(assistant.tone()).isEqualTo("MTAANI");
        var hours = OpeningHours.parse(String.valueOf(assistant.hoursJson()), assistant.timeZone());
        assertThat(hours.at(Instant.parse("2026-03-02T11:30:00Z"))).isEqualTo(new OpeningState.Open());
        assertThat(hours.at(Instant.parse("2026-03-02T10:30:00Z"))).isInstanceOf(OpeningState.Closed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"hours_json\": null", ", \"hours_json\": {}"})
    void isAlwaysOpenWithoutHours(String hours) {
        put(tenant, SHOP);
        var answer = put(tenant, "{\"template_type\": \"SUPPORT\", \"business_name\": \"Msaada\"" + hours + "}");
        assertThat(answer).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"template_type": "SUPPORT", "business_name": "Msaada", "language": "SW", "hours_json": null,
                 "time_zone": "Africa/Dar_es_Salaam", "tone": "POLITE"}
                """);
    }

    @Test
    void namesEveryFaultAtOnceByItsField() {
        var answer = put(tenant, """
                {"template_type": "PIZZA", "business_name": " ", "language": "FR", "time_zone": "Africa/Dodoma", "tone": "rude",
                 "hours_json": {"mon": ["09:00-12:00", "11:00-13:00"], "tue": ["12:00-12:00"], "funday": ["08:00-12:00"],
                                "wed": [7], "closed": ["25-12-2026"], "special": {"2026-02-30": ["08:00-12:00"]}}}
                """);
        assertThat(answer)
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("invalid_config");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors")
                .asMap()
                .containsOnlyKeys(
                        "template_type",
                        "business_name",
                        "language",
                        "time_zone",
                        "tone",
                        "hours_json",
                        "hours_json.mon",
                        "hours_json.tue",
                        "hours_json.wed",
                        "hours_json.closed",
                        "hours_json.special")
                .containsEntry("hours_json.mon", "09:00-12:00 and 11:00-13:00 overlap.")
                .containsEntry("time_zone", "'Africa/Dodoma' is no time zone; write one like Africa/Dar_es_Salaam.");
        assertThat(get(tenant)).bodyJson().extractingPath("$.business_name").isEqualTo("Configured");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"08:00-12:00\"] | hours_json",
                "{\"mon\": []} | hours_json",
                "7 | hours_json",
                "\"always\" | hours_json",
                "{\"fri\": [\"18:00-03:00\"], \"sat\": [\"02:00-10:00\"]} | hours_json.fri",
                "{\"closed\": [\"2026-12-25\"]} | hours_json",
            })
    void refusesHoursThatMakeNoSense(String hours, String field) {
        assertThat(put(
                        tenant,
                        "{\"template_type\": \"SUPPORT\", \"business_name\": \"Msaada\", \"hours_json\": " + hours
                                + "}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyJson()
                .extractingPath("$.errors")
                .asMap()
                .containsOnlyKeys(field);
    }

    @ParameterizedTest
    @CsvSource({"africa/nairobi, Africa/Nairobi", "UTC, UTC", "' Europe/Berlin ', Europe/Berlin"})
    void knowsATimeZoneInAnyCase(String written, String saved) {
        assertThat(put(
                        tenant,
                        "{\"template_type\": \"SUPPORT\", \"business_name\": \"Msaada\", \"time_zone\": \"" + written
                                + "\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.time_zone")
                .isEqualTo(saved);
    }

    @Test
    void knowsNoTenantThatIsNotThere() {
        var nobody = new TenantId(UUID.randomUUID());
        assertThat(get(nobody)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(put(nobody, SHOP)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(tenants.config(nobody)).isEmpty();
    }

    @Test
    void refusesWhatIsNoConfigurationAtAll() {
        assertThat(put(tenant, "[]"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("bad_request");
    }

    @Test
    void leavesWhatChangedInTheAuditTrail() {
        put(tenant, SHOP);
        put(tenant, SHOP);
        put(tenant, "{}");
        assertThat(audit.latest(tenant, 10))
                .extracting(entry -> entry.payload().get("command") + " "
                        + entry.payload().get("outcome") + " by "
                        + entry.payload().get("by") + ": "
                        + entry.payload().get("changed"))
                .containsExactly(
                        "CONFIGURE invalid_config by admin: null",
                        "CONFIGURE done by admin: nothing",
                        "CONFIGURE done by admin: business_name, template_type, language, time_zone, hours_json, tone");
    }

    private MvcTestResult get(TenantId of) {
        return web.get()
                .uri("/admin/tenants/{id}/config", of)
                .with(httpBasic("admin", WebTest.PASSWORD))
                .accept(MediaType.APPLICATION_JSON)
                .exchange();
    }

    private MvcTestResult put(TenantId of, String body) {
        return web.put()
                .uri("/admin/tenants/{id}/config", of)
                .with(httpBasic("admin", WebTest.PASSWORD))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
