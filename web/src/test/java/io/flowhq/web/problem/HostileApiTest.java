package io.flowhq.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;

import io.flowhq.client.ApiKeys;
import io.flowhq.client.TenantCommands;
import io.flowhq.client.form.NewKeyForm;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeSubscriptions;
import io.flowhq.store.page.PageRequests;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every route of the API for programs with what no one can use in its address, its query, its headers and its body: a
 * problem with a stable code and the request's id, no word about what is inside, no fault of ours, nothing changed.
 */
@WebTest
@TestPropertySource(properties = "flowhq.api.requests-per-minute=1000000")
class HostileApiTest {

    private static final Pattern VARIABLE = Pattern.compile("\\{[a-zA-Z]+}");
    private static final Pattern CODE = Pattern.compile("[a-z0-9_]+");
    private static final List<String> PARAMETERS = List.of(
            "page",
            "size",
            "limit",
            "offset",
            "session",
            "chatId",
            "contactId",
            "phone",
            "format",
            "events",
            "downloadMedia");
    private static final List<String> FIELDS = List.of(
            "session",
            "chatId",
            "text",
            "reply_to",
            "name",
            "phoneNumber",
            "method",
            "phone_number",
            "template_type",
            "business_name",
            "language",
            "url",
            "secret");

    @Autowired
    MockMvcTester web;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    TenantFixtures tenants;

    @Autowired
    ApiKeys keys;

    @Autowired
    TenantCommands commands;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ChangeSubscriptions changes;

    @Autowired
    PageRequests requests;

    private TenantId tenant;
    private String key;
    private AutoCloseable page;

    private record Route(HttpMethod method, String pattern, boolean reads) {

        String address(String value) {
            return VARIABLE.matcher(pattern).replaceAll(value);
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    @BeforeEach
    void aSession() {
        tenant = tenants.business("Hostile callers", PhaseName.RUNNING).id();
        key = keys.create(new NewKeyForm("hostile", null, "read,send,manage", null), "admin")
                .key();
        doAnswer(asked -> {
                    if (asked.getArgument(0) == CommandKind.SCREENSHOT) {
                        tenants.isPictured(asked.getArgument(1), new byte[] {1});
                    }
                    if (asked.getArgument(0) == CommandKind.REQUEST_PAIRING_CODE) {
                        tenants.showsPairingCode(asked.getArgument(1), "ABCD1234");
                    }
                    return new CommandResult(PhaseName.RUNNING, null, "Nothing more.");
                })
                .when(commands)
                .give(any(), any(), any(), any(), any());
        page = changes.subscribe(change -> {
            if (change.kind() == ChangeNotification.Kind.PAGE_REQUEST) {
                requests.take(Objects.requireNonNull(change.tenant()))
                        .forEach(request -> requests.answer(request, null, null));
            }
        });
    }

    @AfterEach
    void closesThePage() throws Exception {
        page.close();
    }

    @Test
    void breaksUnderNoPartOfAnAddress() {
        var before = rows();
        for (var route : routes()) {
            for (var part : HostileTexts.PARTS) {
                if (route.pattern().contains("{")) {
                    refused(route, part, call(route, route.address(part)).content("{}"));
                }
                var within = route.pattern().replace("{session}", tenant.toString());
                if (within.contains("{")) {
                    refused(
                            route,
                            part,
                            call(route, within.replaceAll("\\{[a-z]+}", part)).content("{}"));
                }
            }
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void breaksUnderNoParameter() {
        var before = rows();
        for (var route : routes()) {
            if (route.method() != HttpMethod.GET) {
                continue;
            }
            for (var part : HostileTexts.PARTS) {
                for (var parameter : PARAMETERS) {
                    // Who asks for a number that may be one waits for a page.
                    if (!parameter.equals("phone") || !part.startsWith("9")) {
                        holds(
                                route,
                                parameter + "=" + part,
                                call(route, route.address(tenant.toString()) + "?" + parameter + "=" + part)
                                        .exchange());
                    }
                }
            }
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void readsNoBodyThatIsNoJsonObject() {
        var before = rows();
        for (var route : routes()) {
            if (!route.reads()) {
                continue;
            }
            for (var body : HostileTexts.BODIES) {
                var answer = call(route, route.address(tenant.toString()))
                        .content(body)
                        .exchange();
                holds(route, body, answer);
                assertThat(answer.getResponse().getStatus())
                        .as(route + " with " + body.substring(0, Math.min(40, body.length())))
                        .isEqualTo(400);
            }
            for (var large : List.of(
                    "{\"unknown\": \"" + "x".repeat(5_000_000) + "\"}",
                    "{\"unknown\": [" + "1,".repeat(2_500_000) + "1]}")) {
                assertThat(call(route, route.address(tenant.toString()))
                                .content(large)
                                .exchange()
                                .getResponse()
                                .getStatus())
                        .as(route + " with 5 MB")
                        .isEqualTo(413);
            }
            assertThat(call(route, route.address(tenant.toString()))
                            .content("{\"unknown\": \"" + "x".repeat(1_100_000) + "\"}")
                            .exchange()
                            .getResponse()
                            .getStatus())
                    .as(route + " with a long text")
                    .isEqualTo(400);
            for (var bytes : List.of(
                    new byte[] {'{', '"', 't', 'e', 'x', 't', '"', ':', '"', (byte) 0xc3, (byte) 0x28, '"', '}'},
                    new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'},
                    new byte[1_000],
                    bomb())) {
                var answer = call(route, route.address(tenant.toString()))
                        .header("Content-Encoding", bytes[0] == 0x1f ? "gzip" : "identity")
                        .content(bytes)
                        .exchange();
                holds(route, "bytes", answer);
                assertThat(answer.getResponse().getStatus())
                        .as(route.toString())
                        .isEqualTo(400);
            }
            for (var type :
                    List.of("text/plain", "application/xml", "application/x-www-form-urlencoded", "image/png")) {
                var answer = web.method(route.method())
                        .uri(URI.create(route.address(tenant.toString())))
                        .header("X-Api-Key", key)
                        .header("Content-Type", type)
                        .content("{}")
                        .exchange();
                holds(route, type, answer);
                assertThat(answer.getResponse().getStatus())
                        .as(route + " with " + type)
                        .isEqualTo(415);
            }
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void breaksUnderNoMember() {
        for (var route : routes()) {
            if (!route.reads()) {
                continue;
            }
            for (var text : HostileTexts.TEXTS) {
                for (var field : FIELDS) {
                    holds(
                            route,
                            field + " " + text,
                            call(route, route.address(tenant.toString()))
                                    .content(members(field, text))
                                    .exchange());
                }
                var hook = "{\"url\": \"https://example.org/" + HostileTexts.escaped(text) + "\", \"events\": [\""
                        + HostileTexts.escaped(text) + "\"], \"hmac\": {\"key\": \"" + HostileTexts.escaped(text)
                        + "\"}}";
                holds(
                        route,
                        "webhook " + text,
                        call(route, route.address(tenant.toString()))
                                .content("{\"config\": {\"webhooks\": [" + hook
                                        + "], \"metadata\": {\"phone_number\": \"" + HostileTexts.escaped(text)
                                        + "\"}}}")
                                .exchange());
            }
        }
    }

    @Test
    void takesNoHeaderForMoreThanItIs() {
        var text = members("text", "Habari");
        var send = new Route(HttpMethod.POST, "/api/sendText", true);
        var before = rows();
        for (var hostile : List.of(
                "", " ", "k".repeat(256), "k".repeat(8_000), "a\r\nX-Set: 1", "a\0b", "\u202e", "mfunguo-é", "a b")) {
            var answer = call(send, "/api/sendText")
                    .header("Idempotency-Key", hostile)
                    .content(text)
                    .exchange();
            holds(send, "Idempotency-Key " + hostile, answer);
            assertThat(answer.getResponse().getStatus())
                    .as("Idempotency-Key " + hostile)
                    .isBetween(400, 499);
            var stop = new Route(HttpMethod.POST, "/api/sessions/default/stop", false);
            holds(
                    stop,
                    "Idempotency-Key " + hostile,
                    call(stop, stop.pattern())
                            .header("Idempotency-Key", hostile)
                            .exchange());
        }
        assertThat(rows()).isEqualTo(before);
        for (var hostile : List.of("a\r\nX-Set: 1", "x".repeat(8_000), "\u202e")) {
            var answer = call(new Route(HttpMethod.GET, "/api/version", false), "/api/version")
                    .header("X-Request-Id", hostile)
                    .exchange();
            assertThat(answer.getResponse().getHeader("X-Request-Id"))
                    .isNotEqualTo(hostile)
                    .hasSize(36);
            assertThat(answer.getResponse().getHeader("X-Set")).isNull();
        }
    }

    /** What a text takes, and one member as it is given. */
    private String members(String field, String text) {
        Map<String, String> members =
                new TreeMap<>(Map.of("session", tenant.toString(), "chatId", "255711222333@c.us", "text", "Habari"));
        members.put(field, text);
        return members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\": \"" + HostileTexts.escaped(member.getValue()) + "\"")
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private MockMvcRequestBuilder call(Route route, String address) {
        return web.method(route.method())
                .uri(URI.create(address))
                .header("X-Api-Key", key)
                .accept(MediaType.APPLICATION_JSON, MediaType.ALL)
                .contentType(MediaType.APPLICATION_JSON);
    }

    private static void refused(Route route, String with, MockMvcRequestBuilder call) {
        var answer = call.exchange();
        holds(route, with, answer);
        if (route.method() != HttpMethod.GET) {
            assertThat(answer.getResponse().getStatus())
                    .as(route + " with " + with.substring(0, Math.min(40, with.length())))
                    .isGreaterThanOrEqualTo(400);
        }
    }

    private static void holds(Route route, String with, MvcTestResult answer) {
        var what = route + " with " + with.substring(0, Math.min(60, with.length()));
        var status = answer.getResponse().getStatus();
        assertThat(status == 501 ? 400 : status).as(what).isLessThan(500);
        var body = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(body).as(what).doesNotContain("Exception", "\tat ", "org.postgresql", "java.lang", "jackson");
        // What the firewall turns away never reaches the filter that counts requests.
        if (status >= 400 && answer.getResponse().getHeader("X-Request-Id") != null) {
            assertThat(answer.getResponse().getContentType())
                    .as(what)
                    .isEqualTo(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            assertThat(JsonMapper.shared().readTree(body).path("code").asString(""))
                    .as(what)
                    .matches(CODE);
        }
    }

    private static byte[] bomb() {
        try (var bytes = new ByteArrayOutputStream()) {
            try (var gzip = new GZIPOutputStream(bytes)) {
                for (int block = 0; block < 100; block++) {
                    gzip.write(new byte[1_000_000]);
                }
            }
            return bytes.toByteArray();
        } catch (java.io.IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            var streams = info.getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_EVENT_STREAM);
            boolean reads = java.util.Arrays.stream(handler.getMethodParameters())
                    .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
            for (var pattern : info.getPatternValues()) {
                if (!streams && (pattern.startsWith("/api/") || pattern.equals("/health"))) {
                    info.getMethodsCondition()
                            .getMethods()
                            .forEach(method -> routes.add(new Route(method.asHttpMethod(), pattern, reads)));
                }
            }
        });
        assertThat(routes).hasSizeGreaterThan(50);
        return routes;
    }

    /** What stands in each table that a program can change; that a key was used is there to change. */
    private Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        jdbc.sql("""
                select table_name from information_schema.tables
                where table_schema = 'public' and table_type = 'BASE TABLE'
                  and table_name not in ('portal_event_logs', 'flyway_schema_history', 'api_keys')
                  and table_name not like '%session%'
                """)
                .query(String.class)
                .list()
                .forEach(table -> rows.put(
                        table,
                        jdbc.sql("select count(*) || ' ' || coalesce(sum(hashtext(t::text)), 0) from " + table + " t")
                                .query(String.class)
                                .single()));
        return rows;
    }
}
