package io.flowhq.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.client.ApiKeys;
import io.flowhq.client.form.NewKeyForm;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.message.Contacts;
import io.flowhq.store.message.Direction;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every call of the API, as the mappings have it, with every kind of key, for what belongs to another tenant. */
@WebTest
class ApiKeyMatrixTest {

    private static final String CUSTOMER = "255711222333";
    private static final String SECRET = "siri ya jirani";
    private static final List<String> SCOPES = List.of("read", "send", "manage", "read,send,manage");

    /** Calls that name no session belong to the key's own tenant, or to nobody. */
    private static final Set<String> OF_NO_SESSION =
            Set.of("/ping", "/health", "/api/version", "/api/server/version", "/api/server/status", "/api/sessions");

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    ApiKeys keys;

    @Autowired
    Contacts contacts;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private TenantId own;
    private TenantId other;
    private String webhook;

    private record Call(HttpMethod method, String pattern, boolean offered) {

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    @BeforeEach
    void twoTenants() {
        own = town.business("Own house", PhaseName.RUNNING).id();
        other = town.business(SECRET, PhaseName.RUNNING).id();
        town.writes(other, Direction.IN, CUSTOMER, SECRET);
        contacts.seen(other, CUSTOMER + "@c.us", CUSTOMER, "999888777");
        webhook = jdbc.sql("insert into webhooks (tenant_id, url, events, secret, created_by)"
                        + " values (:tenant, 'https://neighbour.example.org', '{*}', 'sixteen letters.', 'amina')"
                        + " returning id::text")
                .param("tenant", other.value())
                .query(String.class)
                .single();
    }

    @Test
    void showsAndChangesNothingOfAnotherTenant() {
        var before = state(other);
        SoftAssertions.assertSoftly(softly -> {
            for (var call : calls()) {
                for (var scopes : SCOPES) {
                    var key = ApiFixtures.key(keys, own, scopes);
                    for (var name : List.of(other.toString(), SECRET)) {
                        var answer = exchange(call, name, key);
                        softly.assertThat(body(answer))
                                .as("%s with %s", call, scopes)
                                .doesNotContain(SECRET, "neighbour.example.org", "999888777@lid");
                        if (!call.offered() || OF_NO_SESSION.contains(call.pattern())) {
                            softly.assertThat(answer.getStatus())
                                    .as("%s with %s", call, scopes)
                                    .isNotEqualTo(500);
                        } else {
                            softly.assertThat(answer.getStatus())
                                    .as("%s with %s", call, scopes)
                                    .isIn(403, 404);
                        }
                    }
                }
            }
        });
        assertThat(state(other)).isEqualTo(before);
        assertThat(audit.latest(other, 10)).isEmpty();
    }

    @Test
    void isShutToKeysThatAreNoneExpiredOrRevoked() {
        var revoked = keys.create(new NewKeyForm("gone", other.toString(), "read,send,manage", null), "admin");
        keys.revoke(Long.toString(revoked.record().id()), "admin");
        var expired = keys.create(new NewKeyForm("old", other.toString(), "read,send,manage", "1"), "admin");
        jdbc.sql("update api_keys set expires_at = now() - interval '1 second' where id = :id")
                .param("id", expired.record().id())
                .update();
        Map<String, @Nullable String> none = new LinkedHashMap<>();
        none.put("no key", null);
        none.put("a wrong key", "flowhq_wrong");
        none.put("a revoked key", revoked.key());
        none.put("an expired key", expired.key());
        SoftAssertions.assertSoftly(softly -> {
            for (var call : calls()) {
                for (var key : none.entrySet()) {
                    var answer = exchange(call, other.toString(), key.getValue());
                    softly.assertThat(answer.getStatus())
                            .as("%s with %s", call, key.getKey())
                            .isEqualTo(call.pattern().equals("/ping") && key.getValue() == null ? 200 : 401);
                }
            }
        });
    }

    /** What there is of a tenant that a call could change. */
    private String state(TenantId tenant) {
        return jdbc.sql("""
                        select t.desired || ' ' || t.phase
                               || ' ' || (select count(*) from message_logs where tenant_id = t.id)
                               || ' ' || (select string_agg(url || secret, ',') from webhooks where tenant_id = t.id)
                               || ' ' || (select count(*) from webhook_deliveries where tenant_id = t.id)
                               || ' ' || (select count(*) from page_requests where tenant_id = t.id)
                               || ' ' || (select count(*) from followed_tenants where tenant_id = t.id)
                        from tenants t where id = :tenant
                        """).param("tenant", tenant.value()).query(String.class).single();
    }

    private MockHttpServletResponse exchange(Call call, String session, @Nullable String key) {
        var address = call.pattern()
                .replace("{session}", session)
                .replace("{chat}", CUSTOMER + "@c.us")
                .replace("{webhook}", webhook)
                .replace("{lid}", "999888777")
                .replace("{number}", CUSTOMER)
                .replaceAll("\\{[a-z]+}", "1")
                .replace("/**", "/x");
        var query = call.pattern().contains("{session}")
                ? ""
                : "?session=" + session + "&phone=" + CUSTOMER + "&chatId=" + CUSTOMER + "&contactId=" + CUSTOMER;
        var request = web.method(call.method())
                .uri(URI.create((address + query).replace(" ", "%20")))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"session\": \"%s\", \"name\": \"%s\", \"chatId\": \"%s@c.us\", \"text\": \"x\"}"
                        .formatted(session, session, CUSTOMER));
        if (key != null) {
            request.header("X-Api-Key", key);
        }
        return request.exchange().getResponse();
    }

    private List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            var type = method.getBeanType();
            if (type.getPackageName().equals(getClass().getPackageName())) {
                var verbs = mapping.getMethodsCondition().getMethods();
                for (var pattern : mapping.getPatternValues()) {
                    for (var verb : verbs.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : verbs) {
                        calls.add(new Call(verb.asHttpMethod(), pattern, type != NotOfferedController.class));
                    }
                }
            }
        });
        assertThat(calls).hasSizeGreaterThan(100);
        return calls;
    }

    private static String body(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
