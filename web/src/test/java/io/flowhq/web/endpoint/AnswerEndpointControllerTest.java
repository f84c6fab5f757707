package io.flowhq.web.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import io.flowhq.client.AnswerEndpointCommands;
import io.flowhq.contract.TenantId;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class AnswerEndpointControllerTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    AuditTrail audit;

    @Autowired
    AnswerEndpointCommands endpoints;

    @Test
    void setsShowsAndRemovesAnEndpointWithoutItsKey() {
        TenantId tenant = town.business("Asking elsewhere").id();
        TenantId other = town.business("Asking nobody").id();
        assertThat(call(HttpMethod.PUT, tenant, """
                {"url": "https://model.example.org/v1", "shape": "CHAT_COMPLETION", "model": "small", "key": "secret-key",
                 "daily_budget": 20}
                """)).hasStatusOk();
        assertThat(call(HttpMethod.GET, tenant, "")).bodyJson().isStrictlyEqualTo("""
                {"url": "https://model.example.org/v1", "shape": "CHAT_COMPLETION", "model": "small", "has_key": true,
                 "daily_budget": 20}
                """);
        assertThat(call(HttpMethod.GET, other, ""))
                .bodyJson()
                .extractingPath("$.url")
                .isNull();
        assertThat(audit.latest(tenant, 1).getFirst().payload())
                .containsEntry("command", "SET_ANSWER_ENDPOINT")
                .containsEntry("host", "model.example.org")
                .doesNotContainValue("secret-key");

        assertThat(call(HttpMethod.DELETE, tenant, "")).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(call(HttpMethod.GET, tenant, ""))
                .bodyJson()
                .extractingPath("$.url")
                .isNull();
    }

    @Test
    void namesEveryFault() {
        assertThat(call(HttpMethod.PUT, town.business("Faulty").id(), """
                {"url": "file:///etc/passwd", "shape": "CHAT_COMPLETION", "key": "a b", "daily_budget": 0}
                """))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyJson()
                .extractingPath("$.errors")
                .asMap()
                .containsOnlyKeys("url", "model", "key", "daily_budget");
    }

    @Test
    @WithMockUser(username = "admin", roles = "ADMIN")
    void takesItOnAPageThatKeepsAKeyAndNeverShowsIt() {
        TenantId tenant = town.business("Asking by a form").id();
        TenantId other = town.business("Asked for nothing").id();
        assertThat(form(tenant, "")
                        .param("url", "https://model.example.org/v1")
                        .param("shape", "CHAT_COMPLETION")
                        .param("model", "small")
                        .param("key", "secret-key")
                        .param("budget", "20"))
                .hasRedirectedUrl("/admin/tenants/" + tenant + "/answer-endpoint");
        assertThat(form(tenant, "")
                        .param("url", "https://model.example.org/v2")
                        .param("shape", "CHAT_COMPLETION")
                        .param("model", "small")
                        .param("key", "")
                        .param("budget", "30"))
                .hasStatus3xxRedirection();
        assertThat(endpoints.of(tenant)).hasValueSatisfying(endpoint -> {
            assertThat(endpoint.key()).isEqualTo("secret-key");
            assertThat(endpoint.dailyBudget()).isEqualTo(30);
        });
        assertThat(page(tenant))
                .hasStatusOk()
                .bodyText()
                .contains("https://model.example.org/v2", "answer-endpoint/remove")
                .doesNotContain("secret-key");
        assertThat(page(other)).hasStatusOk().bodyText().doesNotContain("model.example.org");

        assertThat(form(tenant, "").param("url", "javascript:alert(1)").param("budget", "many"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("aria-invalid=\"true\"", "value=\"javascript:alert(1)\"", "value=\"many\"");
        assertThat(form(tenant, "/remove")).hasStatus3xxRedirection();
        assertThat(endpoints.of(tenant)).isEmpty();
    }

    private MvcTestResult page(TenantId tenant) {
        return web.get()
                .uri("/admin/tenants/{t}/answer-endpoint", tenant)
                .accept(MediaType.TEXT_HTML)
                .exchange();
    }

    private MockMvcTester.MockMvcRequestBuilder form(TenantId tenant, String path) {
        return web.post()
                .uri("/admin/tenants/" + tenant + "/answer-endpoint" + path)
                .with(csrf())
                .accept(MediaType.TEXT_HTML)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED);
    }

    private MvcTestResult call(HttpMethod method, TenantId tenant, String body) {
        return web.method(method)
                .uri("/admin/tenants/" + tenant + "/answer-endpoint")
                .with(httpBasic("admin", WebTest.PASSWORD))
                .accept(MediaType.APPLICATION_JSON)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
