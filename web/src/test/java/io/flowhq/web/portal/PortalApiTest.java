package io.flowhq.web.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.message.Direction;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.store.portal.SetupRequests;
import io.flowhq.store.portal.SetupStatus;
import io.flowhq.store.portal.User;
import io.flowhq.store.portal.Users;
import io.flowhq.store.session.QrCode;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.web.People;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class PortalApiTest {

    private static final String REQUEST =
            "{\"template_type\":\"BOOKING\",\"whatsapp_number\":\"%s\",\"business_name\":\"Zuri\"}";

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    People people;

    @Autowired
    SetupRequests requests;

    @Autowired
    AuditTrail audit;

    private NewTenant mine;
    private NewTenant theirs;
    private User owner;

    @BeforeEach
    void twoBusinesses() {
        mine = town.business("Mine");
        theirs = town.business("Theirs");
        owner = people.ownerOf(mine.id());
        people.ownerOf(theirs.id());
    }

    static Stream<String> addresses() {
        return Stream.of(
                "/portal/me",
                "/portal/tenant/current/status",
                "/portal/tenant/current/qr",
                "/portal/tenant/current/logs",
                "/portal/nothing-here");
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void refusesAWrongKeyAndAMissingOne(String address) {
        for (var call : List.of(
                web.get().uri(address), web.get().uri(address).header("x-portal-key", WebTest.PORTAL_KEY + "x"))) {
            var answer = call.header("x-user-email", owner.email()).exchange();
            assertThat(answer)
                    .hasStatus(401)
                    .bodyJson()
                    .extractingPath("$.error")
                    .isEqualTo("Unauthorized");
            assertThat(answer.getResponse().getCookies()).isEmpty();
        }
    }

    @Test
    void answersThatThePortalIsNotConfiguredWithoutAKey() throws Exception {
        var request = new MockHttpServletRequest("GET", "/portal/me");
        request.addHeader("x-portal-key", "");
        var response = new MockHttpServletResponse();

        new PortalKeyFilter("", mock(Users.class)).doFilter(request, response, new MockFilterChain());

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getContentAsString()).contains("\"error\":\"Portal not configured\"");
    }

    @Test
    void knowsOnlyPeopleWhoAreThere() {
        assertThat(get("/portal/me", "nobody@example.org"))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.error")
                .isEqualTo("User not found");
        assertThat(web.get().uri("/portal/me").header("x-portal-key", WebTest.PORTAL_KEY))
                .hasStatus(400);
        assertThat(get("/portal/tenant/current/status", people.operator().email()))
                .hasStatus(404);
    }

    @Test
    void saysWhoAsksInAnyCaseOfTheAddress() {
        var answer = get("/portal/me", owner.email().toUpperCase());
        assertThat(answer).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"email": "%s", "role": "OWNER", "tenant_id": "%s", "tenant": {"name": "Mine"}, "setup_request": null}
                """.formatted(owner.email(), mine.id()));
    }

    @Test
    void opensNoOperatorsPageWithThePortalsKey() {
        assertThat(get("/admin/tenants", owner.email())).hasStatus3xxRedirection();
    }

    @Test
    void showsTheStatusTheCodeAndTheMessagesOfTheCallersTenantAlone() {
        town.showsCode(mine.id(), new QrCode("2@mine", 1, 6, Instant.now().plusSeconds(60)));
        town.reaches(theirs.id(), PhaseName.RUNNING);
        town.writes(mine.id(), Direction.IN, "255711000001", "Habari");
        town.writes(theirs.id(), Direction.IN, "255711000002", "siri");

        assertThat(get("/portal/tenant/current/status", owner.email()))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"tenant": {"id": "%s"}, "status": "QR_PENDING", "session": {"state": "QR_READY"},
                         "worker": {"status": "RUNNING"}, "setup_request": null}
                        """.formatted(mine.id()));
        assertThat(get("/portal/tenant/current/qr", owner.email()))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.qr", qr -> assertThat(qr).asString().startsWith("data:image/png;base64,"));
        var logs = get("/portal/tenant/current/logs?limit=5", owner.email());
        assertThat(logs)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[*].message_text")
                .asArray()
                .containsExactly("Habari");
        assertThat(get("/portal/tenant/current/logs?limit=0", owner.email())).hasStatus(400);
    }

    @Test
    void takesOneRequestOfATenantAndSaysAllFaults() {
        assertThat(submit(owner, "{\"whatsapp_number\":\"12\"}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors")
                .asMap()
                .containsOnlyKeys("template_type", "whatsapp_number");
        assertThat(submit(owner, REQUEST.formatted(theirs.phoneNumber())))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("number_taken");

        var answer = submit(owner, REQUEST.formatted("0712 345 678"));

        assertThat(answer).hasStatus(201).bodyJson().isLenientlyEqualTo("""
                {"tenant_id": "%s", "status": "SUBMITTED", "whatsapp_number": "255712345678"}
                """.formatted(mine.id()));
        assertThat(submit(owner, REQUEST.formatted("0712 345 678")))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("setup_request_open");
        assertThat(audit.latest(mine.id(), 1).getFirst().payload())
                .containsEntry("command", "SUBMIT_SETUP_REQUEST")
                .containsEntry("by", owner.email())
                .containsEntry("outcome", "setup_request_open");
        assertThat(requests.of(theirs.id())).isEmpty();
    }

    @Test
    void takesOneOfManyRequestsMadeAtOnce() {
        var answers = IntStream.range(0, 4)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> submit(owner, REQUEST.formatted("0712 345 679"))
                        .getResponse()
                        .getStatus()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).containsExactlyInAnyOrder(201, 409, 409, 409);
        assertThat(requests.of(mine.id()))
                .get()
                .extracting(found -> found.status())
                .isEqualTo(SetupStatus.SUBMITTED);
    }

    @Test
    void letsStaffReadButNotSubmit() {
        var staff = people.staffOf(mine.id());
        assertThat(get("/portal/tenant/current/status", staff.email())).hasStatusOk();
        assertThat(submit(staff, REQUEST.formatted("0712 345 678")))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("owners_only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "[]", "{\"template_type\": {}}"})
    void answersABodyThatIsNoneAsABadRequest(String body) {
        assertThat(submit(owner, body)).hasStatus(400);
    }

    private MvcTestResult get(String address, String email) {
        return web.method(HttpMethod.GET)
                .uri(address)
                .header("x-portal-key", WebTest.PORTAL_KEY)
                .header("x-user-email", email)
                .exchange();
    }

    private MvcTestResult submit(User user, String body) {
        return web.post()
                .uri("/portal/setup-request")
                .header("x-portal-key", WebTest.PORTAL_KEY)
                .header("x-user-email", user.email())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
