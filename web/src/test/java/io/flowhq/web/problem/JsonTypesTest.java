package io.flowhq.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.flowhq.client.ApiKeys;
import io.flowhq.client.form.NewKeyForm;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.web.People;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every JSON body that any route takes, with each of its members in the types it does not have, one at a time: refused as
 * not understood, nothing changed.
 */
@WebTest
class JsonTypesTest {

    private static final List<String> NO_TEXT = List.of("false", "true", "{}", "[]", "{\"a\": 1}", "[\"x\"]");
    private static final List<String> NO_WHOLE_NUMBER =
            List.of("false", "true", "{}", "[]", "1.5", "\"x\"", "\"\"", "1e400", "99999999999999999999");
    private static final List<String> NO_BOOLEAN = List.of("\"false\"", "\"yes\"", "\"\"", "0", "1", "1.0", "{}", "[]");
    private static final List<String> NO_ARRAY = List.of("false", "1", "\"x\"", "\"\"", "{}");
    private static final List<String> NO_OBJECT = List.of("false", "1", "\"x\"", "\"\"", "[]", "[1]");

    @Autowired
    MockMvcTester web;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    TenantFixtures tenants;

    @Autowired
    People people;

    @Autowired
    ApiKeys keys;

    @Autowired
    JdbcClient jdbc;

    private TenantId tenant;
    private String key;
    private String owner;

    private record Route(HttpMethod method, String address, ResolvableType body) {

        @Override
        public String toString() {
            return method + " " + address;
        }
    }

    @BeforeEach
    void aTenant() {
        tenant = tenants.business("Of many types", PhaseName.RUNNING).id();
        owner = people.ownerOf(tenant).email();
        key = keys.create(new NewKeyForm("types", null, "read,send,manage", null), "admin")
                .key();
    }

    @Test
    void refusesAMemberOfAnotherType() {
        var before = changes();
        List<String> taken = new ArrayList<>();
        for (var route : routes()) {
            for (var body : wrong(route.body())) {
                var answer = call(route, body);
                if (answer.getResponse().getStatus() != 400 || !answered(answer).contains("\"code\":\"bad_request\"")) {
                    taken.add(route + " " + body + " -> " + answer.getResponse().getStatus());
                }
            }
        }
        assertThat(taken).isEmpty();
        assertThat(changes()).isEqualTo(before);
    }

    @Test
    void refusesAMemberThatIsThereTwice() {
        var before = changes();
        for (var route : routes()) {
            var body = "{\"text\": \"a\", \"text\": \"b\"}";
            assertThat(call(route, body).getResponse().getStatus())
                    .as(route.toString())
                    .isEqualTo(400);
        }
        assertThat(changes()).isEqualTo(before);
    }

    @Test
    void coversEveryBodyOfTheOpenApiDocument() {
        var document = JsonMapper.shared()
                .readTree(answered(web.get().uri("/api/docs/openapi.json").exchange()));
        Set<String> documented = new TreeSet<>();
        document.get("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .filter(method -> method.getValue().has("requestBody"))
                        .forEach(method -> documented.add(method.getKey().toUpperCase(Locale.ROOT) + " "
                                + path.getKey().replaceAll("\\{[a-z]+}", tenant.toString()))));
        Set<String> covered = new TreeSet<>();
        routes().forEach(route -> covered.add(route.toString()));
        assertThat(covered).containsAll(documented);
        assertThat(documented).hasSizeGreaterThan(8);
    }

    @Test
    void readsANumberAndItsDigitsAlike() {
        assertThat(post("/api/" + tenant + "/auth/request-code", "{\"phoneNumber\": 255700000001}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("other_phone_number");
        for (var id : List.of("4711", "\"4711\"")) {
            assertThat(web.post()
                            .uri("/admin/tenants/{tenant}/messages", tenant)
                            .with(httpBasic("admin", WebTest.PASSWORD))
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .accept(MediaType.APPLICATION_JSON)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"contact_id\": " + id + ", \"text\": \"Habari\"}"))
                    .as(id)
                    .hasStatus(HttpStatus.NOT_FOUND)
                    .bodyText()
                    .contains("chat_not_found");
        }
        assertThat(web.post()
                        .uri("/admin/tenants/{tenant}/knowledge/catalogue", tenant)
                        .with(httpBasic("admin", WebTest.PASSWORD))
                        .accept(MediaType.APPLICATION_JSON)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"Mkate\", \"price\": 1500.5, \"stock\": 3}"))
                .bodyText()
                .contains("\"price\":1500.5", "\"stock\":3");
    }

    private MvcTestResult post(String address, String body) {
        return call(new Route(HttpMethod.POST, address, ResolvableType.NONE), body);
    }

    private MvcTestResult call(Route route, String body) {
        return web.method(route.method())
                .uri(URI.create(route.address()))
                .with(request -> route.address().startsWith("/admin")
                        ? httpBasic("admin", WebTest.PASSWORD).postProcessRequest(request)
                        : request)
                .header("X-Api-Key", key)
                .header("x-portal-key", WebTest.PORTAL_KEY)
                .header("x-user-email", owner)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .accept(MediaType.APPLICATION_JSON)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String answered(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Bodies of which one member is of another type. */
    private static List<String> wrong(ResolvableType body) {
        return Stream.concat(NO_OBJECT.stream(), members(body)).toList();
    }

    private static Stream<String> members(ResolvableType type) {
        return Stream.of(Objects.requireNonNull(type.resolve()).getRecordComponents())
                .flatMap(component -> {
                    var member = ResolvableType.forType(component.getGenericType(), type);
                    return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                            ? members(member)
                            : values(member).map(value -> "{\"" + name(type, component) + "\": " + value + "}");
                });
    }

    private static Stream<String> values(ResolvableType type) {
        Class<?> member = Objects.requireNonNull(type.resolve());
        if (member == String.class) {
            return NO_TEXT.stream();
        }
        if (member == Boolean.class) {
            return NO_BOOLEAN.stream();
        }
        if (Number.class.isAssignableFrom(member)) {
            return NO_WHOLE_NUMBER.stream();
        }
        if (Collection.class.isAssignableFrom(member)) {
            return Stream.concat(NO_ARRAY.stream(), values(type.getGeneric(0)).map(value -> "[" + value + "]"));
        }
        if (Map.class.isAssignableFrom(member)) {
            return NO_OBJECT.stream();
        }
        return member.isRecord() ? Stream.concat(NO_OBJECT.stream(), members(type)) : Stream.empty();
    }

    private static String name(ResolvableType type, RecordComponent component) {
        var named = component.getAccessor().getAnnotation(JsonProperty.class);
        if (named != null) {
            return named.value();
        }
        return Objects.requireNonNull(type.resolve()).isAnnotationPresent(JsonNaming.class)
                ? component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT)
                : component.getName();
    }

    private List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        mapping.getHandlerMethods()
                .forEach((info, handler) -> Stream.of(handler.getMethodParameters())
                        .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                        .filter(parameter -> parameter.getParameterType().isRecord())
                        .forEach(parameter -> info.getPatternValues()
                                .forEach(pattern -> info.getMethodsCondition()
                                        .getMethods()
                                        .forEach(method -> routes.add(new Route(
                                                method.asHttpMethod(),
                                                address(pattern, handler),
                                                ResolvableType.forMethodParameter(parameter)))))));
        assertThat(routes).hasSizeGreaterThan(30);
        return routes;
    }

    private String address(String pattern, HandlerMethod handler) {
        var address = pattern;
        for (var parameter : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(PathVariable.class)) {
                parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
                address = address.replaceAll("\\{" + parameter.getParameterName() + "(:[^}]*)?}", value(parameter));
            }
        }
        return address;
    }

    private String value(MethodParameter variable) {
        var name = String.valueOf(variable.getParameterName());
        if (name.equals("tenant") || name.equals("session")) {
            return tenant.toString();
        }
        if (variable.getParameterType() == UUID.class) {
            return UUID.randomUUID().toString();
        }
        return name.equals("decision") ? "approve" : "1";
    }

    /** What a body could have changed. */
    private List<Long> changes() {
        return Stream.of(
                        "tenants",
                        "tenant_configs",
                        "webhooks",
                        "message_logs",
                        "chat_handoffs",
                        "answer_endpoints",
                        "proactive_settings",
                        "services",
                        "shop_facts",
                        "questions",
                        "follow_ups",
                        "catalogue_items",
                        "setup_requests")
                .map(table -> jdbc.sql("select coalesce(sum(hashtext(t::text)), 0) from " + table + " t")
                        .query(Long.class)
                        .single())
                .toList();
    }
}
