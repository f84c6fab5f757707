package io.flowhq.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.flowhq.client.ApiKeys;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The webhooks of a session as WAHA's clients set them: in its configuration. */
@WebTest
class SessionConfigTest {

    private static final String SECRET = "a-secret-of-the-receiver";

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

    @BeforeEach
    void tenant() {
        tenant = town.business("Configured").id();
        key = ApiFixtures.key(keys, tenant, "read,manage");
    }

    @Test
    void setsAllWebhooksAndKeepsTheSecretOfThoseThatStay() {
        assertThat(put("[{\"url\": \"https://a.example.org/\", \"events\": [\"message\"], \"hmac\": {\"key\": \""
                        + SECRET + "\"}}, {\"url\": \"https://b.example.org/\"}]"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.config.webhooks[*].url")
                .asArray()
                .containsExactly("https://a.example.org/", "https://b.example.org/");
        assertThat(put("[{\"url\": \"https://a.example.org/\", \"events\": [\"message.any\", \"order.*\"]}]"))
                .hasStatusOk();

        assertThat(jdbc.sql("select url || ' ' || array_to_string(events, ',') || ' ' || secret from webhooks"
                                + " where tenant_id = :tenant")
                        .param("tenant", tenant.value())
                        .query(String.class)
                        .list())
                .containsExactly("https://a.example.org/ message.any,order.* " + SECRET);
        var shown = call(HttpMethod.GET, "/api/sessions/default", "");
        assertThat(shown).bodyText().contains("https://a.example.org/").doesNotContain(SECRET, "b.example.org");
        assertThat(audit.latest(tenant, 1).getFirst().payload())
                .containsEntry("command", "SET_WEBHOOKS")
                .containsEntry("by", "key:test");
    }

    @Test
    void leavesThemAloneWhenTheyAreLeftOut() {
        assertThat(put("[{\"url\": \"https://a.example.org/\"}]")).hasStatusOk();
        assertThat(call(HttpMethod.PUT, "/api/sessions/default/", "{\"config\": {\"debug\": true}}"))
                .bodyText()
                .contains("a.example.org");
        assertThat(put("[]")).bodyText().doesNotContain("a.example.org");
    }

    @Test
    void carriesTheMetadataOfASessionInEachOfItsEvents() {
        assertThat(put("[{\"url\": \"https://a.example.org/\"}]")).hasStatusOk();
        var set = call(
                HttpMethod.PUT,
                "/api/sessions/default",
                "{\"config\": {\"metadata\": {\"user.id\": \"123\", \"vip\": true, \"n\": 7}}}");
        assertThat(set)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.config.metadata")
                .asMap()
                .hasSize(3);
        assertThat(call(HttpMethod.PUT, "/api/sessions/default", "{\"config\": {}}"))
                .bodyJson()
                .extractingPath("$.config.metadata['user.id']")
                .isEqualTo("123");
        assertThat(audit.latest(tenant, 1).getFirst().payload()).containsEntry("command", "SET_METADATA");

        town.reaches(tenant, PhaseName.STARTING);

        String body = jdbc.sql("select body from webhook_deliveries where tenant_id = :tenant order by id desc limit 1")
                .param("tenant", tenant.value())
                .query(String.class)
                .single();
        assertThat(JsonPath.<String>read(body, "$.metadata['user.id']")).isEqualTo("123");
        assertThat(JsonPath.<String>read(body, "$.metadata.tenant_id")).isEqualTo(tenant.toString());
        assertThat(JsonPath.<String>read(body, "$.payload.statuses[1].status")).isEqualTo("STARTING");
        assertThat(JsonPath.<List<Object>>read(body, "$.payload.statuses")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"metadata": {"a": {"b": 1}}}                                                  | invalid_metadata
            {"metadata": {"a": "\\u0000"}}                                                 | invalid_metadata
            {"proxy": {"server": "proxy.example.org:3128"}}                                | config_not_offered
            {"webhooks": [{"url": "https://a.example.org/", "customHeaders": [{"name": "X-A", "value": "b"}]}]} | config_not_offered
            """)
    void refusesWhatWouldBeMissedIfItWerePassedOver(String config, String code) {
        var answer = call(HttpMethod.PUT, "/api/sessions/default", "{\"config\": " + config + "}");
        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo(code);
        assertThat(jdbc.sql("select count(*) from webhooks where tenant_id = :tenant")
                        .param("tenant", tenant.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void takesTheEventsOfWahaThatNeverHappenHere() {
        assertThat(put("[{\"url\": \"https://a.example.org/\","
                        + " \"events\": [\"message\", \"message.reaction\", \"presence.update\", \"group.v2.join\"],"
                        + " \"customHeaders\": [], \"retries\": {\"attempts\": 3}}]"))
                .hasStatusOk();
    }

    @Test
    void createsASessionWithItsWebhooksOrNotAtAll() {
        var all = ApiFixtures.key(keys, null, "read,manage");
        for (var event : new String[] {"weather", "message"}) {
            var answer = web.post()
                    .uri("/api/sessions/")
                    .header("X-Api-Key", all)
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("""
                            {"name": "Born hooked", "start": false, "config": {
                              "metadata": {"phone_number": "255719000111"},
                              "webhooks": [{"url": "https://a.example.org/", "events": ["%s"]}]}}
                            """.formatted(event))
                    .exchange();
            if (event.equals("weather")) {
                assertThat(answer)
                        .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                        .bodyJson()
                        .extractingPath("$.errors")
                        .asMap()
                        .containsOnlyKeys("0.events");
            } else {
                assertThat(answer).hasStatus(HttpStatus.CREATED).bodyText().contains("a.example.org");
            }
        }
    }

    private MvcTestResult put(String webhooks) {
        return call(HttpMethod.PUT, "/api/sessions/default", "{\"config\": {\"webhooks\": " + webhooks + "}}");
    }

    private MvcTestResult call(HttpMethod method, String address, String body) {
        return web.method(method)
                .uri(address)
                .header("X-Api-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
