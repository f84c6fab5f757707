package io.flowhq.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.flowhq.client.ApiKeys;
import io.flowhq.contract.TenantId;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class WebhookApiTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    ApiKeys keys;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    private TenantId tenant;
    private String key;
    private String others;

    @BeforeEach
    void twoTenants() {
        tenant = town.business("Hooked").id();
        key = ApiFixtures.key(keys, tenant, "read,manage");
        others = ApiFixtures.key(keys, town.business("Unhooked").id(), "read,manage");
    }

    @Test
    void addsNoMoreThanTwentyHoweverManyAskAtOnce() throws Exception {
        List<Callable<Integer>> callers = IntStream.range(0, 40)
                .<Callable<Integer>>mapToObj(caller ->
                        () -> call("POST", "/api/webhooks", key, "{\"url\": \"https://example.org/" + caller + "\"}")
                                .getResponse()
                                .getStatus())
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            assertThat(threads.invokeAll(callers).stream()
                            .map(Future::resultNow)
                            .filter(status -> status == 201))
                    .hasSize(20);
        }
    }

    @Test
    void addsShowsTestsAndRemovesAWebhook() throws Exception {
        var added =
                call("POST", "/api/webhooks", key, "{\"url\": \"https://example.org/x\", \"events\": [\"message\"]}");
        assertThat(added).hasStatus(HttpStatus.CREATED);
        String body = added.getResponse().getContentAsString();
        String id = JsonPath.read(body, "$.id");
        assertThat(JsonPath.<String>read(body, "$.secret")).hasSize(48);
        assertThat(call("GET", "/api/webhooks", key, null))
                .hasStatusOk()
                .bodyText()
                .contains("https://example.org/x")
                .doesNotContain(JsonPath.<String>read(body, "$.secret"));

        assertThat(call("POST", "/api/webhooks/" + id + "/test", key, "{}")).hasStatus(HttpStatus.ACCEPTED);
        assertThat(jdbc.sql("select event from webhook_deliveries where tenant_id = :tenant")
                        .param("tenant", tenant.value())
                        .query(String.class)
                        .list())
                .containsExactly("test");
        jdbc.sql("update webhook_deliveries set state = 'DEAD', settled_at = now() where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .update();
        assertThat(call("GET", "/api/webhooks/dead", key, null))
                .bodyJson()
                .extractingPath("$[*].event")
                .asArray()
                .containsExactly("test");
        assertThat(call("POST", "/api/webhooks/" + id + "/replay", key, "{}"))
                .bodyJson()
                .isStrictlyEqualTo("{\"events\": 1}");

        assertThat(call("DELETE", "/api/webhooks/" + id, key, null)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(audit.latest(tenant, 1).getFirst().payload())
                .containsEntry("command", "REMOVE_WEBHOOK")
                .containsEntry("by", "key:test");
    }

    @Test
    void knowsNoWebhookOfAnotherTenant() throws Exception {
        String id = JsonPath.read(
                call("POST", "/api/webhooks", key, "{\"url\": \"https://example.org/x\"}")
                        .getResponse()
                        .getContentAsString(),
                "$.id");
        assertThat(call("GET", "/api/webhooks", others, null)).bodyJson().isStrictlyEqualTo("[]");
        for (var address : new String[] {"/test", "/replay"}) {
            assertThat(call("POST", "/api/webhooks/" + id + address, others, "{}"))
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(call("DELETE", "/api/webhooks/" + id, others, null)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(call("GET", "/api/webhooks?session=" + tenant, others, null)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void namesEveryFault() {
        assertThat(call(
                        "POST",
                        "/api/webhooks",
                        key,
                        "{\"url\": \"http://a:b@example.org\", \"events\": [\"weather\"], \"secret\": \"short\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyJson()
                .extractingPath("$.errors")
                .asMap()
                .containsOnlyKeys("url", "events", "secret");
    }

    private MvcTestResult call(String method, String address, String key, @Nullable String body) {
        var request = web.method(HttpMethod.valueOf(method)).uri(address).header("X-Api-Key", key);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return request.exchange();
    }
}
