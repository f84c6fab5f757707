package io.flowhq.web.endpoint;

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
class AnswerEndpointControllerTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    AuditTrail audit;

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
