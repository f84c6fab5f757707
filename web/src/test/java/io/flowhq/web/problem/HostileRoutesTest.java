package io.flowhq.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.flowhq.contract.TenantId;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every mapped route of the operator with a wrong token, with ids of nothing, and with text that no one can use in each
 * part of the address and each field: the right status, no word about what is inside, no fault of ours, nothing changed.
 */
@WebTest
class HostileRoutesTest {

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z]+)(?::[^}]*)?}");

    /** What forms and programs send, under any of its names. */
    private static final List<String> FIELDS = List.of(
            "name",
            "phone_number",
            "template_type",
            "business_name",
            "language",
            "typed",
            "why",
            "notes",
            "text",
            "to",
            "key",
            "chat_id",
            "minutes",
            "url",
            "events",
            "secret",
            "scopes",
            "tenant",
            "days",
            "time_zone",
            "variants",
            "answer_sw",
            "answer_en",
            "price",
            "aliases",
            "csv",
            "number",
            "turns",
            "contact_id");

    private static final List<String> PARAMETERS = List.of(
            "q", "page", "status", "phase", "tenant", "actor", "act", "from", "until", "before", "limit", "open",
            "done");

    @Autowired
    MockMvcTester web;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    TenantFixtures tenants;

    @Autowired
    JdbcClient jdbc;

    private TenantId tenant;

    /** A method and an address with its variables. */
    record Route(HttpMethod method, String pattern) {

        String address(String value) {
            return VARIABLE.matcher(pattern).replaceAll(value);
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    @BeforeEach
    void aTenant() {
        tenant = tenants.business("Under attack").id();
    }

    @Test
    void refusesAFormWithAWrongToken() {
        var before = rows();
        for (var route : routes()) {
            if (route.method() != HttpMethod.GET) {
                assertThat(web.method(route.method())
                                .uri(URI.create(
                                        route.pattern().contains("{tenant}")
                                                ? route.pattern()
                                                        .replace("{tenant}", tenant.toString())
                                                        .replaceAll(VARIABLE.pattern(), "1")
                                                : route.address("1")))
                                .with(user("admin").roles("ADMIN"))
                                .with(csrf().useInvalidToken())
                                .accept(MediaType.TEXT_HTML)
                                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                                .exchange())
                        .as(route.toString())
                        .hasStatus(403);
            }
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void findsNothingUnderIdsOfNothing() {
        var before = rows();
        for (var route : routes()) {
            if (route.pattern().contains("{")) {
                for (var id : List.of(UUID.randomUUID().toString(), "4711", "nothing")) {
                    refused(route, route.address(id), call(route, route.address(id), "{}"), true);
                }
            }
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void breaksUnderNoPartOfAnAddress() {
        var before = rows();
        for (var route : routes()) {
            for (var part : HostileTexts.PARTS) {
                if (route.pattern().contains("{")) {
                    refused(route, part, call(route, route.address(part), "{}"), true);
                }
                if (route.method() == HttpMethod.GET) {
                    var query =
                            PARAMETERS.stream().map(name -> name + "=" + part).collect(Collectors.joining("&"));
                    refused(route, part, call(route, route.address("1") + "?" + query, ""), false);
                }
            }
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void breaksUnderNoField() {
        for (var route : routes()) {
            if (route.method() == HttpMethod.GET) {
                continue;
            }
            // The commands of a tenant need an orchestrator; hostile, they are none.
            var address = route.pattern().replace("{tenant}", tenant.toString()).replaceAll(VARIABLE.pattern(), "1");
            for (var text : HostileTexts.TEXTS) {
                refused(route, text, call(route, address, json(text)), false);
                refused(route, text, form(route, address, text), false);
            }
            HostileTexts.BODIES.forEach(body -> refused(route, body, call(route, address, body), false));
        }
        assertThat(jdbc.sql("select count(*) from tenants where id = :id")
                        .param("id", tenant.value())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private static void refused(Route route, String with, MvcTestResult answer, boolean nothingThere) {
        var what = route + " with " + with.substring(0, Math.min(40, with.length()));
        var status = answer.getResponse().getStatus();
        assertThat(status).as(what).isLessThan(500);
        if (nothingThere) {
            assertThat(status).as(what).isGreaterThanOrEqualTo(300);
        }
        assertThat(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .as(what)
                .doesNotContain("Exception", "\tat ", "org.postgresql", "java.lang");
    }

    private MvcTestResult call(Route route, String address, String json) {
        var request = web.method(route.method())
                .uri(URI.create(address))
                .with(httpBasic("admin", WebTest.PASSWORD))
                .accept(MediaType.APPLICATION_JSON, MediaType.ALL);
        return (json.isEmpty()
                        ? request
                        : request.contentType(MediaType.APPLICATION_JSON).content(json))
                .exchange();
    }

    private MvcTestResult form(Route route, String address, String text) {
        var value = URLEncoder.encode(text, StandardCharsets.UTF_8);
        return web.method(route.method())
                .uri(URI.create(address))
                .with(user("admin").roles("ADMIN"))
                .with(csrf())
                .accept(MediaType.TEXT_HTML)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .content(FIELDS.stream().map(name -> name + "=" + value).collect(Collectors.joining("&")))
                .exchange();
    }

    private static String json(String text) {
        var escaped = HostileTexts.escaped(text);
        return FIELDS.stream()
                .map(name -> "\"" + name + "\": "
                        + (Stream.of("turns", "events", "scopes", "variants", "aliases")
                                        .anyMatch(name::equals)
                                ? "[\"" + escaped + "\"]"
                                : "\"" + escaped + "\""))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        mapping.getHandlerMethods().keySet().forEach(info -> {
            var streams = info.getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_EVENT_STREAM);
            for (var pattern : info.getPatternValues()) {
                if (pattern.startsWith("/admin") && !streams) {
                    info.getMethodsCondition().getMethods().stream()
                            .map(RequestMethod::asHttpMethod)
                            .map(method -> new Route(method, pattern))
                            .forEach(routes::add);
                }
            }
        });
        assertThat(routes).hasSizeGreaterThan(60);
        return routes;
    }

    /** What stands in each table; the audit trail and sign-ins are there to change. */
    private Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        jdbc.sql("""
                select table_name from information_schema.tables
                where table_schema = 'public' and table_type = 'BASE TABLE'
                  and table_name not in ('portal_event_logs', 'flyway_schema_history')
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
