package io.flowhq.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.jayway.jsonpath.JsonPath;
import io.flowhq.client.ApiKeys;
import io.flowhq.client.form.NewKeyForm;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.message.Direction;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The holes that were found in other gateways of this kind, each named after where it was and closed here. */
@WebTest
class KnownHolesTest {

    private static final String SECRET = "Siri ya mwingine";

    @LocalServerPort
    int port;

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    ApiKeys keys;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private TenantId own;
    private TenantId other;
    private String key;

    @BeforeEach
    void twoTenants() {
        own = town.business("Own shop", PhaseName.RUNNING).id();
        other = town.business("Other shop", PhaseName.RUNNING).id();
        town.writes(other, Direction.IN, "255711222333", SECRET);
        key = keys.create(new NewKeyForm("test", own.toString(), "read,send,manage", null), "admin")
                .key();
    }

    /** Evolution API: files outside the folder of assets could be read by anyone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/css/../application.yml",
                "/css/..%2fapplication.yml",
                "/css/%2e%2e/application.yml",
                "/css/..%5capplication.yml",
                "/css/....//application.yml",
                "/img/..;/application.yml",
                "/webjars/..%2f..%2f..%2fapplication.yml",
                "/webjars/htmx.org/%252e%252e/%252e%252e/application.yml",
                "//application.yml"
            })
    void evolutionServedFilesOutsideItsAssets(String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isGreaterThanOrEqualTo(300);
            assertThat(answer.body()).doesNotContain("flowhq:", "datasource");
        }
    }

    /** Evolution API, WPPConnect, OpenWA: keys that stand in their documentation opened every installation. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "429683C4C977415CAAFCCE10F7D57E11",
                "THISISMYSECURETOKEN",
                "dev-admin-key",
                "admin",
                "change-me",
                ""
            })
    void evolutionAndWppHadWellKnownKeys(String known) {
        assertThat(web.get().uri("/api/sessions").header("X-Api-Key", known)).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(web.get().uri("/portal/me").header("x-portal-key", known).header("x-user-email", "a@example.org"))
                .hasStatus(HttpStatus.UNAUTHORIZED);
    }

    /** WPPConnect: the secret travelled in addresses, which end in logs and histories. */
    @Test
    void wppTookItsSecretFromTheAddress() {
        for (var address : List.of(
                "/api/sessions?apiKey=" + key,
                "/api/sessions?x-api-key=" + key,
                "/api/sessions?api_key=" + key,
                "/api/sessions?token=" + key)) {
            assertThat(web.get().uri(address)).hasStatus(HttpStatus.UNAUTHORIZED);
        }
    }

    /** wwebjs-api and WPPConnect ({@code GET /unhealthy}): a link was enough to change or end something. */
    @Test
    void wwebjsChangedStateByGet() {
        var before = changes();
        mapping.getHandlerMethods().forEach((info, method) -> {
            if (!info.getMethodsCondition().getMethods().contains(RequestMethod.GET)
                    || info.getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_EVENT_STREAM)) {
                return;
            }
            for (var pattern : info.getPatternValues()) {
                var address = pattern.replace("{tenant}", own.toString())
                        .replace("{session}", own.toString())
                        .replaceAll("\\{[a-zA-Z]+:([a-z-]+)[^}]*}", "$1")
                        .replaceAll("\\{[a-zA-Z]+}", "start");
                web.get()
                        .uri(address)
                        .with(user("admin").roles("ADMIN", "PERSON"))
                        .exchange();
                web.get().uri(address).header("X-Api-Key", key).exchange();
            }
        });
        assertThat(changes()).isEqualTo(before);
    }

    private List<Long> changes() {
        List<Long> counts = new ArrayList<>();
        // To take a picture is to look, and stands in the audit trail like every command.
        counts.add(jdbc.sql("select count(*) from portal_event_logs where payload ->> 'command' <> 'SCREENSHOT'")
                .query(Long.class)
                .single());
        for (var table : List.of("command_outbox", "message_logs", "chat_handoffs", "users")) {
            counts.add(
                    jdbc.sql("select count(*) from " + table).query(Long.class).single());
        }
        return counts;
    }

    /** WPPConnect: events of all tenants were sent to whoever connected. */
    @Test
    void wppBroadcastAllTenantsToStrangers() {
        for (var stream : List.of("/admin/live", "/admin/tenants/" + other + "/live")) {
            assertThat(web.get()
                            .uri(stream)
                            .accept(MediaType.TEXT_EVENT_STREAM)
                            .exchange()
                            .getResponse()
                            .getStatus())
                    .isIn(302, 401);
        }
    }

    /** WPPConnect: pictures lay open under static addresses. */
    @Test
    void wppLeftMediaOpen() {
        assertThat(web.get()
                        .uri("/admin/tenants/" + other + "/screenshot")
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isIn(302, 401);
        assertThat(web.get().uri("/api/screenshot?session=" + other).header("X-Api-Key", key))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    /** Evolution API and wwebjs-api: the key of the installation went out with every webhook. */
    @Test
    void evolutionSentItsKeyToEveryWebhook() throws Exception {
        var added = post("/api/webhooks", "{\"url\": \"https://example.org/in\", \"events\": [\"*\"]}");
        assertThat(added).hasStatus(HttpStatus.CREATED);
        String id = JsonPath.read(added.getResponse().getContentAsString(), "$.id");
        assertThat(post("/api/webhooks/" + id + "/test", "{}")).hasStatus(HttpStatus.ACCEPTED);

        assertThat(jdbc.sql("select cast(d as text) from webhook_deliveries d where tenant_id = :tenant")
                        .param("tenant", own.value())
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(delivery -> delivery.contains(key) || delivery.contains(WebTest.PASSWORD));
    }

    /** OpenWA H-3: an address that the caller makes up got round the limit on wrong passwords. */
    @Test
    void openWaBelievedForwardedAddresses() {
        int last = 0;
        for (int time = 1; time <= 12; time++) {
            last = web.get()
                    .uri("/admin/tenants")
                    .with(httpBasic("admin", "wrong " + time))
                    .with(request -> {
                        request.setRemoteAddr("198.51.100.77");
                        return request;
                    })
                    .header("X-Forwarded-For", "203.0.113." + time)
                    .header("Forwarded", "for=203.0.113." + time)
                    .accept(MediaType.APPLICATION_JSON)
                    .exchange()
                    .getResponse()
                    .getStatus();
        }
        assertThat(last).isEqualTo(HttpStatus.TOO_MANY_REQUESTS.value());
    }

    /** The seed: the tenant of a key was never looked at, and part of a number was enough to name another's. */
    @Test
    void theSeedSentAsAnyTenant() {
        for (var named : List.of(other.toString(), other.toString().substring(0, 8), "Other shop", "2")) {
            var body = "{\"session\": \"%s\", \"chatId\": \"255711222333@c.us\", \"text\": \"Karibu\"}";
            assertThat(post("/api/sendText", body.formatted(named))).as(named).hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(web.get()
                        .uri("/api/" + other + "/chats/255711222333@c.us/messages")
                        .header("X-Api-Key", key))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyText()
                .doesNotContain(SECRET);
    }

    /** The seed: whoever sent the operator's password in a header managed the keys. */
    @Test
    void theSeedManagedKeysByAHeader() {
        for (var header : List.of("x-admin-password", "X-Api-Key", "Authorization")) {
            assertThat(web.get()
                            .uri("/admin/keys")
                            .accept(MediaType.APPLICATION_JSON)
                            .header(header, WebTest.PASSWORD))
                    .hasStatus(HttpStatus.UNAUTHORIZED);
        }
        assertThat(web.get()
                        .uri("/admin/keys")
                        .accept(MediaType.APPLICATION_JSON)
                        .header("X-Api-Key", key))
                .hasStatus(HttpStatus.UNAUTHORIZED);
    }

    private MvcTestResult post(String address, String json) {
        return web.post()
                .uri(address)
                .header("X-Api-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .exchange();
    }
}
