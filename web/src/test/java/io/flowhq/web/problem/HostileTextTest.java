package io.flowhq.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.flowhq.client.TenantCommands;
import io.flowhq.contract.TenantId;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.store.tenant.TenantFilter;
import io.flowhq.store.tenant.TenantOverviews;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Text that PostgreSQL, JSON or a screen cannot take is cleaned or refused wherever it enters, and never a fault of ours. */
@WebTest
class HostileTextTest {

    /** Lone surrogates reach the server as escapes only. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .configure(JsonWriteFeature.ESCAPE_NON_ASCII, true)
            .build();

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures tenants;

    @Autowired
    TenantCommands commands;

    @Autowired
    TenantOverviews overviews;

    @Autowired
    AuditTrail audit;

    private TenantId tenant;

    @BeforeEach
    void aTenant() {
        tenant = tenants.business("Written to").id();
    }

    static Stream<String> hostile() {
        return Stream.of(
                "\0", "a\0b", "\ud800", "a\udc00b", "\u200b", "\u202e", "\u001b[31m", "\u2028", "x".repeat(70_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void searchesForAnything(String text) {
        for (var form : new MediaType[] {MediaType.APPLICATION_JSON, MediaType.TEXT_HTML}) {
            assertThat(web.get()
                            .uri("/admin/tenants?q={q}&status={q}", text, "ACTIVE")
                            .with(user("admin").roles("ADMIN"))
                            .accept(form))
                    .hasStatusOk();
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void auditsACommandWithAnyReason(String text) {
        web.post()
                .uri("/admin/tenants/{id}/worker/stop?why={why}", tenant, text)
                .with(httpBasic("admin", WebTest.PASSWORD))
                .accept(MediaType.APPLICATION_JSON)
                .exchange();
        // Nothing runs that would take it, which is what the line says in the end.
        assertThat(audit.latest(tenant, 1).getFirst().payload())
                .containsEntry("command", "STOP")
                .hasEntrySatisfying("outcome", outcome -> assertThat(outcome).isNotEqualTo("requested"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesEveryFieldOfANewTenant(String text) {
        var json = JSON.createObjectNode();
        for (var field : new String[] {"name", "phone_number", "template_type", "business_name", "language"}) {
            json.put(field, text);
        }
        assertThat(post("/admin/tenants", JSON.writeValueAsString(json)))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyJson()
                .extractingPath("$.errors")
                .asMap()
                .containsKeys("name", "phone_number", "template_type");
        assertThat(web.post()
                        .uri("/admin/tenants")
                        .with(user("admin").roles("ADMIN"))
                        .with(csrf())
                        .accept(MediaType.TEXT_HTML)
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .param("name", text)
                        .param("phone_number", text))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesEveryFieldOfTheSettings(String text) {
        var json = JSON.createObjectNode();
        for (var field : new String[] {"template_type", "business_name", "language", "time_zone", "hours_json"}) {
            json.put(field, text);
        }
        assertThat(web.put()
                        .uri("/admin/tenants/{id}/config", tenant)
                        .with(httpBasic("admin", WebTest.PASSWORD))
                        .contentType(MediaType.APPLICATION_JSON)
                        .accept(MediaType.APPLICATION_JSON)
                        .content(JSON.writeValueAsString(json)))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(web.put()
                        .uri("/admin/tenants/{id}/config", tenant)
                        .with(httpBasic("admin", WebTest.PASSWORD))
                        .contentType(MediaType.APPLICATION_JSON)
                        .accept(MediaType.APPLICATION_JSON)
                        .content(JSON.writeValueAsString(JSON.createObjectNode()
                                .set("hours_json", JSON.createObjectNode().put(text, text)))))
                .hasStatus4xxClientError();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesEveryFieldOfAHandoff(String text) {
        var json = JSON.createObjectNode().put("chat_id", text).put("minutes", text);
        assertThat(post("/admin/tenants/" + tenant + "/handoffs", JSON.writeValueAsString(json)))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u200d", "\u3164", "\u2800\u2800", "\u202a\u202c", "\u00a0", "\ufe0f"})
    void refusesANameThatNobodySees(String name) {
        assertThat(post(
                        "/admin/tenants",
                        JSON.writeValueAsString(JSON.createObjectNode()
                                .put("name", name)
                                .put("phone_number", "255712345678")
                                .put("template_type", "BOOKING"))))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyJson()
                .extractingPath("$.errors.name")
                .asString()
                .startsWith("The name ");
    }

    @Test
    void keepsANameWithoutTheMarksThatSurroundIt() {
        assertThat(post("/admin/tenants", """
                {"name": "\\u202aSaloon \ud83d\udc69\u200d\ud83d\udd27\\u202c", "phone_number": "+255 754 888 001", "template_type": "BOOKING"}
                """)).hasStatus(HttpStatus.CREATED);
        assertThat(overviews.list(new TenantFilter("Saloon", null, 0, 10)).tenants())
                .singleElement()
                .satisfies(
                        found -> assertThat(found.tenant().name()).isEqualTo("Saloon \ud83d\udc69\u200d\ud83d\udd27"));
    }

    private MvcTestResult post(String path, String body) {
        return web.post()
                .uri(path)
                .with(httpBasic("admin", WebTest.PASSWORD))
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
