package io.flowhq.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.flowhq.client.TenantSetup;
import io.flowhq.client.form.SetupForm;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.message.Direction;
import io.flowhq.store.portal.User;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every mapped route against the ids of business B, in the hands of nobody, of a wrong key, of the owner and the staff of
 * business A, and of an operator. A route that no row of the table covers fails the test.
 */
@WebTest
class IsolationMatrixTest {

    /** What a row says of the routes it covers. */
    private enum Rule {
        /** Anyone may ask; there is nothing of a business to see. */
        OPEN,
        /** Operators alone. */
        OPERATORS,
        /** People of a business, who see their own and nothing else. */
        OWN_BUSINESS,
        /** People of a business; the address names something of another one, which is not there for them. */
        NOT_THEIRS,
        /** The owner of a business, and not its staff; the address names something of another one. */
        OWNERS_NOT_THEIRS,
        /** The owner of a business, for their own. */
        OWNERS,
        /** Who has the portal's key. */
        PORTAL_KEY,
        /** Who has an integrator's key. */
        INTEGRATORS
    }

    private static final Map<String, Rule> TABLE = Map.ofEntries(
            Map.entry("GET /login", Rule.OPEN),
            Map.entry("* /error", Rule.OPEN),
            Map.entry("GET /app/sign-in", Rule.OPEN),
            Map.entry("GET /trial/sign-in", Rule.OPEN),
            Map.entry("* /admin/**", Rule.OPERATORS),
            Map.entry("* /api/**", Rule.INTEGRATORS),
            Map.entry("GET /health", Rule.INTEGRATORS),
            Map.entry("GET /mcp", Rule.INTEGRATORS),
            Map.entry("GET /ping", Rule.OPEN),
            Map.entry("GET /portal/**", Rule.PORTAL_KEY),
            Map.entry("POST /portal/setup-request", Rule.PORTAL_KEY),
            Map.entry("GET /app", Rule.OWN_BUSINESS),
            Map.entry("GET /app/onboarding", Rule.OWN_BUSINESS),
            Map.entry("POST /app/onboarding", Rule.OWNERS),
            Map.entry("GET /app/status", Rule.OWN_BUSINESS),
            Map.entry("GET /app/whatsapp", Rule.OWN_BUSINESS),
            Map.entry("POST /app/whatsapp/{command}", Rule.OWNERS),
            Map.entry("POST /app/whatsapp/invite", Rule.OWNERS),
            Map.entry("GET /link/{token}", Rule.OPEN),
            Map.entry("POST /link/{token}/pairing-code", Rule.OPEN),
            Map.entry("GET /app/messages", Rule.OWN_BUSINESS),
            Map.entry("GET /app/messages/{chat}", Rule.NOT_THEIRS),
            Map.entry("GET /app/messages/{chat}/media/{message}", Rule.NOT_THEIRS),
            Map.entry("POST /app/messages/{chat}/take", Rule.NOT_THEIRS),
            Map.entry("POST /app/messages/{chat}/end", Rule.NOT_THEIRS),
            Map.entry("POST /app/messages/{chat}/reply", Rule.OWNERS_NOT_THEIRS),
            Map.entry("GET /app/follow-ups", Rule.OWN_BUSINESS),
            Map.entry("POST /app/follow-ups/{followUp}/done", Rule.OWNERS_NOT_THEIRS),
            Map.entry("POST /app/follow-ups/{followUp}/answer", Rule.OWNERS_NOT_THEIRS),
            Map.entry("GET /app/orders", Rule.OWN_BUSINESS),
            Map.entry("POST /app/orders/{kind}/{order}/{decision}", Rule.OWNERS_NOT_THEIRS),
            Map.entry("GET /app/knowledge", Rule.OWN_BUSINESS),
            Map.entry("GET /app/knowledge/{part}", Rule.OWN_BUSINESS),
            Map.entry("POST /app/knowledge/{part}", Rule.OWNERS),
            Map.entry("POST /app/knowledge/{part}/{id}/delete", Rule.OWNERS),
            Map.entry("GET /app/knowledge/teach/{followUp}", Rule.OWN_BUSINESS),
            Map.entry("GET /app/knowledge/start", Rule.OWN_BUSINESS),
            Map.entry("POST /app/knowledge/start", Rule.OWNERS),
            Map.entry("GET /app/knowledge/try", Rule.OWN_BUSINESS),
            Map.entry("POST /app/knowledge/try", Rule.OWN_BUSINESS),
            Map.entry("GET /app/knowledge/catalogue/file", Rule.OWN_BUSINESS),
            Map.entry("GET /app/knowledge/catalogue/import", Rule.OWN_BUSINESS),
            Map.entry("POST /app/knowledge/catalogue/import", Rule.OWNERS),
            Map.entry("GET /app/people", Rule.OWN_BUSINESS),
            Map.entry("POST /app/people/invite", Rule.OWNERS),
            Map.entry("POST /app/people/remove", Rule.OWNERS),
            Map.entry("POST /app/people/leave", Rule.OWN_BUSINESS),
            Map.entry("GET /app/data", Rule.OWN_BUSINESS),
            Map.entry("POST /app/data/export", Rule.OWNERS),
            Map.entry("POST /app/data/erase", Rule.OWNERS),
            Map.entry("GET /app/events", Rule.OWN_BUSINESS),
            Map.entry("GET /app/settings", Rule.OWN_BUSINESS),
            Map.entry("POST /app/settings", Rule.OWNERS),
            Map.entry("GET /app/reminders", Rule.OWN_BUSINESS),
            Map.entry("POST /app/reminders", Rule.OWNERS),
            Map.entry("POST /app/push", Rule.OWN_BUSINESS),
            Map.entry("POST /app/push/end", Rule.OWN_BUSINESS),
            Map.entry("POST /app/push/renew", Rule.OWN_BUSINESS),
            Map.entry("GET /app/history", Rule.OWN_BUSINESS));

    /** What people of a business alone may ask for. */
    private static final Set<Rule> PEOPLE =
            EnumSet.of(Rule.OWN_BUSINESS, Rule.NOT_THEIRS, Rule.OWNERS_NOT_THEIRS, Rule.OWNERS);

    private static final String SECRET = "siri-ya-biashara-B";
    private static final String CHAT = "255711000999@c.us";
    private static final AntPathMatcher PATHS = new AntPathMatcher();

    @Autowired
    MockMvcTester web;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    TenantFixtures town;

    @Autowired
    People people;

    @Autowired
    TenantSetup setup;

    private User ownerOfA;
    private User staffOfA;
    private Map<String, String> idsOfB;

    /** A method and an address with its variables. */
    record Route(HttpMethod method, String pattern, boolean streams) {

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    @BeforeEach
    void twoBusinesses() {
        var a = town.business("Business A");
        var b = town.business(SECRET);
        town.writes(b.id(), Direction.IN, "255711000999", SECRET);
        ownerOfA = people.ownerOf(a.id());
        staffOfA = people.staffOf(a.id());
        var number = "25576" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
        var request = setup.submit(people.ownerOf(b.id()), new SetupForm(SECRET, null, "BOOKING", number, null));
        idsOfB = Map.of(
                "tenant",
                b.id().toString(),
                "request",
                Objects.requireNonNull(request.id()).toString(),
                "chat",
                CHAT,
                "chatId",
                CHAT,
                "message",
                Long.toString(town.sends(b.id(), "255711000999")),
                "followUp",
                Long.toString(town.waits(b.id(), "255711000999", SECRET, FollowUpReason.QUESTION)),
                "order",
                Long.toString(town.orders(b.id(), "255711000999", SECRET)));
    }

    @Test
    void everyRouteHasARow() {
        var missing = new TreeSet<String>();
        routes().stream().filter(route -> rule(route) == null).forEach(route -> missing.add(route.toString()));
        assertThat(missing).as("routes without a row in the table").isEmpty();
    }

    @Test
    void nobodyAndAWrongKeySeeNothing() {
        for (var route : routes()) {
            if (rule(route) == Rule.OPEN) {
                continue;
            }
            for (var key : new String[] {"", "wrong"}) {
                var answer = call(route)
                        .header("x-portal-key", key)
                        .header("x-user-email", ownerOfA.email())
                        .header("X-Api-Key", key)
                        .exchange()
                        .getResponse();
                if (rule(route) != Rule.INTEGRATORS) {
                    assertThat(answer.getStatus()).as(route.toString()).isIn(302, 401, 403);
                }
                assertThat(body(answer)).as(route.toString()).doesNotContain(SECRET);
            }
        }
    }

    @Test
    void peopleOfAnotherBusinessSeeNothingOfIt() {
        for (var person : List.of(ownerOfA, staffOfA)) {
            for (var route : routes()) {
                var rule = Objects.requireNonNull(rule(route));
                var call = call(route).with(as(person, "ROLE_PERSON")).with(csrf());
                // A stream does not end: what is looked at is how it begins.
                var answer = (route.streams() ? call.asyncExchange() : call.exchange()).getResponse();
                assertThat(body(answer)).as(route + " by " + person.role()).doesNotContain(SECRET);
                switch (rule) {
                    case OPERATORS ->
                        assertThat(answer.getStatus()).as(route.toString()).isEqualTo(403);
                    case NOT_THEIRS ->
                        assertThat(answer.getStatus()).as(route.toString()).isEqualTo(404);
                    case OWNERS_NOT_THEIRS ->
                        assertThat(answer.getStatus())
                                .as(route + " by " + person.role())
                                .isEqualTo(person == ownerOfA ? 404 : 403);
                    case PORTAL_KEY ->
                        assertThat(answer.getStatus()).as(route.toString()).isEqualTo(401);
                    case OWN_BUSINESS ->
                        assertThat(answer.getStatus()).as(route.toString()).isIn(ofAnOwnBusiness(route));
                    case OWNERS -> {
                        if (person == staffOfA) {
                            assertThat(answer.getStatus()).as(route.toString()).isEqualTo(403);
                        }
                    }
                    case OPEN, INTEGRATORS -> {}
                }
            }
        }
    }

    /** A form that is sent empty may be refused as such. */
    private static List<Integer> ofAnOwnBusiness(Route route) {
        if (route.method() == HttpMethod.GET) {
            return List.of(200, 302);
        }
        return route.pattern().equals("/app/push/renew") ? List.of(204) : List.of(200, 302, 422);
    }

    @Test
    void anOperatorIsNobodysOwner() {
        var operator = people.operator();
        for (var route : routes()) {
            var rule = Objects.requireNonNull(rule(route));
            if (PEOPLE.contains(rule)) {
                var answer = call(route)
                        .with(as(operator, "ROLE_PERSON", "ROLE_ADMIN"))
                        .with(csrf())
                        .exchange()
                        .getResponse();
                assertThat(answer.getStatus()).as(route.toString()).isEqualTo(403);
            }
            if (rule == Rule.OPERATORS && route.method() == HttpMethod.GET && !route.streams()) {
                var answer = call(route)
                        .with(user("admin").roles("ADMIN"))
                        .exchange()
                        .getResponse();
                assertThat(answer.getStatus())
                        .as(route.toString())
                        .isNotIn(401, 403)
                        .isLessThan(500);
            }
        }
    }

    private MockMvcRequestBuilder call(Route route) {
        var call = web.method(route.method())
                .uri(address(route.pattern()))
                .accept(route.streams() ? MediaType.TEXT_EVENT_STREAM : MediaType.TEXT_HTML);
        return route.method() == HttpMethod.GET
                ? call
                : call.contentType(MediaType.APPLICATION_FORM_URLENCODED).content("");
    }

    private String address(String pattern) {
        var address = pattern;
        for (var id : idsOfB.entrySet()) {
            address = address.replace("{" + id.getKey() + "}", id.getValue());
        }
        // Of alternatives the first, of anything else a word.
        return address.replaceAll("\\{[a-zA-Z]+:([a-z-]+)[^}]*}", "$1").replaceAll("\\{[a-zA-Z]+}", "start");
    }

    private static @Nullable Rule rule(Route route) {
        var plain = route.pattern().replaceAll("\\{([a-zA-Z]+):[^}]*}", "{$1}");
        for (var method : List.of(route.method().name(), "*")) {
            var exact = TABLE.get(method + " " + plain);
            if (exact != null) {
                return exact;
            }
        }
        return TABLE.entrySet().stream()
                .filter(row -> row.getKey().endsWith("/**"))
                .filter(row -> row.getKey().startsWith(route.method().name() + " ")
                        || row.getKey().startsWith("* "))
                .filter(row -> PATHS.match(row.getKey().substring(row.getKey().indexOf(' ') + 1), plain))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        mapping.getHandlerMethods().keySet().forEach(info -> {
            var methods = info.getMethodsCondition().getMethods();
            for (var pattern : info.getPatternValues()) {
                if (methods.isEmpty()) {
                    routes.add(new Route(HttpMethod.GET, pattern, false));
                }
                methods.stream()
                        .map(RequestMethod::asHttpMethod)
                        .forEach(method -> routes.add(new Route(method, pattern, streams(info))));
            }
        });
        assertThat(routes).hasSizeGreaterThan(40);
        return routes;
    }

    private static boolean streams(RequestMappingInfo info) {
        return info.getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_EVENT_STREAM);
    }

    private static RequestPostProcessor as(User person, String... rights) {
        return oidcLogin()
                .idToken(token -> token.subject(person.email()).claim("email", person.email()))
                .authorities(
                        Arrays.stream(rights).map(SimpleGrantedAuthority::new).toArray(GrantedAuthority[]::new));
    }

    private static String body(org.springframework.mock.web.MockHttpServletResponse answer) {
        try {
            return answer.getContentAsString();
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
