package io.flowhq.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.client.ApiKeys;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.message.Direction;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who may call what: every kind of key against every kind of call, on its own tenant and on another. */
@WebTest
class ApiAccessTest {

    private static final String CUSTOMER = "255711222333";

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    ApiKeys keys;

    @Autowired
    AuditTrail audit;

    private TenantId own;
    private TenantId other;

    @BeforeEach
    void twoTenants() {
        own = town.business("Own shop", PhaseName.RUNNING).id();
        other = town.business("Other shop", PhaseName.RUNNING).id();
        town.writes(other, Direction.IN, CUSTOMER, "Siri ya mwingine");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET    | /api/sessions                   | read
                    GET    | /api/sessions/{s}               | read
                    GET    | /api/sessions/{s}/me            | read
                    GET    | /api/screenshot?session={s}     | read
                    GET    | /api/server/version             | read
                    GET    | /api/server/status              | read
                    GET    | /health                         | read
                    GET    | /api/{s}/auth/qr                | manage
                    GET    | /api/{s}/%61uth/qr              | manage
                    GET    | /api/{s}/groups                 | read
                    POST   | /api/sessions                   | manage
                    POST   | /api/sessions/{s}/start         | manage
                    POST   | /api/sessions/{s}/stop          | manage
                    POST   | /api/sessions/{s}/restart       | manage
                    POST   | /api/sessions/{s}/logout        | manage
                    POST   | /api/{s}/start                  | manage
                    POST   | /api/{s}/stop                   | manage
                    POST   | /api/{s}/restart                | manage
                    POST   | /api/{s}/logout                 | manage
                    DELETE | /api/sessions/{s}               | manage
                    POST   | /api/{s}/auth/request-code      | manage
                    POST   | /api/sendImage                  | send
                    """)
    void needsTheScopeOfTheCall(String method, String path, String scope) {
        var address = path.replace("{s}", other.toString());
        for (var scopes : List.of("read", "send", "manage")) {
            var answer = call(method, address, ApiFixtures.key(keys, own, scopes));
            if (scopes.equals(scope)) {
                assertThat(answer)
                        .satisfies(allowed ->
                                assertThat(allowed.getResponse().getStatus()).isNotIn(401, 500));
            } else {
                assertThat(answer).hasStatus(HttpStatus.FORBIDDEN);
                assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("scope_missing");
            }
        }
        assertThat(call(method, address, null)).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(call(method, address, "flowhq_wrong")).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET    | /api/sessions/{s}
                    GET    | /api/sessions/{s}/me
                    GET    | /api/screenshot?session={s}
                    GET    | /api/{s}/auth/qr
                    POST   | /api/sessions/{s}/start
                    POST   | /api/sessions/{s}/stop
                    POST   | /api/sessions/{s}/restart
                    POST   | /api/sessions/{s}/logout
                    POST   | /api/{s}/stop
                    POST   | /api/{s}/auth/request-code
                    DELETE | /api/sessions/{s}
                    """)
    void isNotThereForAnothersKeyByIdByPrefixOrByName(String method, String path) {
        var key = ApiFixtures.key(keys, own, "read,send,manage");
        for (var name : List.of(other.toString(), other.toString().substring(0, 13), "Other shop")) {
            var answer = call(method, path.replace("{s}", name), key);
            assertThat(answer).hasStatus(HttpStatus.NOT_FOUND).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
            assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("session_not_found");
        }
        assertThat(audit.latest(other, 10)).isEmpty();
    }

    @Test
    void listsToAKeyForOneTenantThatTenantAlone() {
        assertThat(call("GET", "/api/sessions", ApiFixtures.key(keys, own, "read")))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[*].id")
                .asArray()
                .containsExactly(own.toString());
        assertThat(call("GET", "/api/sessions?size=200", ApiFixtures.key(keys, null, "read")))
                .bodyJson()
                .extractingPath("$[*].id")
                .asArray()
                .contains(own.toString(), other.toString());
    }

    @Test
    void letsAKeyForOneTenantCreateNoOther() {
        assertThat(call("POST", "/api/sessions", ApiFixtures.key(keys, own, "manage")))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("key_for_one_tenant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/tenants", "/admin/keys", "/portal/me", "/actuator/health"})
    void openOnlyTheApi(String address) {
        var answer = web.get()
                .uri(address)
                .header("X-Api-Key", ApiFixtures.key(keys, null, "read,send,manage"))
                .accept(MediaType.APPLICATION_JSON)
                .exchange();
        assertThat(answer).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void numbersEveryAnswer() {
        assertThat(call("GET", "/api/sessions", null)).headers().containsHeader("X-Request-Id");
        assertThat(web.get().uri("/ping")).hasStatusOk().bodyText().contains("pong");
    }

    @Test
    void countsTheCallsOfAKeyOverASlidingMinute() {
        var now = new AtomicReference<>(Instant.parse("2026-05-01T10:00:00Z"));
        var limit = new RequestLimit(60, now::get);
        for (int call = 0; call < 60; call++) {
            assertThat(limit.take(1)).isZero();
        }
        assertThat(limit.take(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(limit.take(2)).isZero();
        now.updateAndGet(time -> time.plusSeconds(1));
        assertThat(limit.take(1)).isZero();
        assertThat(limit.take(1)).isPositive();
    }

    private MvcTestResult call(String method, String address, @Nullable String key) {
        var request = web.method(HttpMethod.valueOf(method)).uri(java.net.URI.create(address.replace(" ", "%20")));
        if (key != null) {
            request.header("X-Api-Key", key);
        }
        if (!method.equals("GET")) {
            request.contentType(MediaType.APPLICATION_JSON).content("{}");
        }
        return request.exchange();
    }
}
