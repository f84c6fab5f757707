package io.flowhq.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.portal.Users;
import io.flowhq.web.People;
import io.flowhq.web.PushKeyFile;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Notices in a browser: who turns them on, and what ends them. */
@WebTest
class PushPagesTest {

    private static final String ENDPOINT = "https://push.example.org/send/1";
    private static final String SECRET = "AAAAAAAAAAAAAAAAAAAAAA";

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    @Autowired
    People people;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester web;

    private TenantId mine;
    private String ownersEmail;
    private SignedIn owner;

    @BeforeEach
    void aShop() {
        mine = town.business("Mama Asha", PhaseName.RUNNING).id();
        ownersEmail = people.ownerOf(mine).email();
        owner = SignedIn.as(ownersEmail, port);
    }

    @Test
    void offersItHiddenUntilAScriptFindsThatTheBrowserCan() {
        var page = owner.get("/app/reminders").body();

        assertThat(page).containsPattern("<section id=\"push\" hidden[^>]* data-key=\"B[A-Za-z0-9_-]{86}\"");
        assertThat(page).contains("data-allowed=\"false\"", "/js/push-");
        assertThat(owner.get("/app/settings").body()).doesNotContain("/js/push-");
    }

    @Test
    void isTurnedOnAndOffByOwnerAndStaffEachForThemselves() {
        var staff = SignedIn.as(people.staffOf(mine).email(), port);
        assertThat(allow(owner, ENDPOINT).body()).contains("Taarifa zimewashwa", "data-allowed=\"true\"");
        assertThat(allow(staff, ENDPOINT + "2").body()).contains("Taarifa zimewashwa");
        assertThat(endpoints()).containsExactlyInAnyOrder(ENDPOINT + " SW", ENDPOINT + "2 SW");

        assertThat(end(owner).body()).contains("Taarifa zimezimwa", "data-allowed=\"false\"");
        assertThat(endpoints()).containsExactly(ENDPOINT + "2 SW");
        assertThat(owner.get("/app/history").body())
                .contains("Kuruhusu taarifa kwenye kivinjari", "Kuacha taarifa kwenye kivinjari")
                .doesNotContain("push.example.org");
    }

    @Test
    void keepsTheLanguageOfThePersonAndWritesNoSecondLineForTheSameBrowser() {
        allow(owner, ENDPOINT);
        owner.get("/app/reminders?lang=en");
        allow(owner, ENDPOINT);

        assertThat(endpoints()).containsExactly(ENDPOINT + " EN");
        assertThat(jdbc.sql("select count(*) from portal_event_logs"
                                + " where tenant_id = :mine and payload ->> 'command' = 'ALLOW_PUSH'")
                        .param("mine", mine.value())
                        .query(Long.class)
                        .single())
                .isOne();
    }

    /** A page that came by a redirect would take the notice of what the person has asked for meanwhile. */
    @Test
    void isRenewedInAnotherLanguageWithoutAPage() {
        allow(owner, ENDPOINT);
        var page = owner.get("/app/reminders?lang=en").body();
        var renewed = owner.post("/app/push/renew", page, subscription(ENDPOINT));

        assertThat(renewed.statusCode()).isEqualTo(204);
        assertThat(renewed.body()).isEmpty();
        assertThat(endpoints()).containsExactly(ENDPOINT + " EN");
    }

    @Test
    void isNotRenewedOnceItHasEnded() {
        allow(owner, ENDPOINT);
        var page = owner.get("/app/reminders").body();
        end(owner);

        assertThat(owner.post("/app/push/renew", page, subscription(ENDPOINT)).statusCode())
                .isEqualTo(204);
        assertThat(endpoints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    ,                            ,
                    http://push.example.org/1,   ,
                    ftp://push.example.org/1,    ,
                    https://a:b@example.org/1,   ,
                    https:///1,                  ,
                    https://example.org/a b,     ,
                    javascript:alert(1),         ,
                    https://push.example.org/1,  AAAA
                    https://push.example.org/1,  ***
                    """)
    void refusesWhatIsNoSubscription(String endpoint, String secret) {
        var page = owner.get("/app/reminders").body();
        var answer = owner.post(
                "/app/push",
                page,
                Map.of(
                        "endpoint", endpoint == null ? "" : endpoint,
                        "p256dh", PushKeyFile.browserKey(),
                        "auth", secret == null ? SECRET : secret));

        assertThat(answer.body()).contains("Taarifa hazikuwashwa");
        assertThat(endpoints()).isEmpty();
    }

    @Test
    void endsWithTheSignOutOfTheBrowserAndOfNoOther() {
        allow(owner, ENDPOINT);
        var computer = SignedIn.as(ownersEmail, port);
        allow(computer, ENDPOINT + "2");

        owner.post("/app/sign-out", owner.get("/app/reminders").body(), Map.of());
        assertThat(endpoints()).containsExactly(ENDPOINT + "2 SW");
    }

    @Test
    void endsWhenSomebodyElseSignsInWithTheBrowser() {
        allow(owner, ENDPOINT);
        jdbc.sql("delete from spring_session").update();
        owner.signIn(ownersEmail, Map.of());
        assertThat(endpoints()).hasSize(1);

        var theirs = town.business("Jirani", PhaseName.RUNNING).id();
        jdbc.sql("delete from spring_session").update();
        owner.signIn(people.ownerOf(theirs).email(), Map.of());
        assertThat(endpoints()).isEmpty();
    }

    @Test
    void endsWithWhoIsRemovedOrLeaves() {
        var removed = people.staffOf(mine).email();
        allow(SignedIn.as(removed, port), ENDPOINT);
        var leaves = SignedIn.as(people.staffOf(mine).email(), port);
        allow(leaves, ENDPOINT + "2");
        assertThat(endpoints()).hasSize(2);

        owner.post("/app/people/remove", owner.get("/app/people").body(), Map.of("email", removed));
        assertThat(endpoints()).containsExactly(ENDPOINT + "2 SW");
        leaves.post("/app/people/leave", leaves.get("/app/people").body(), Map.of("sure", "yes"));
        assertThat(endpoints()).isEmpty();
    }

    @Test
    void isNothingOfAnotherBusiness() {
        allow(owner, ENDPOINT);
        var theirs = town.business("Jirani", PhaseName.RUNNING).id();
        var neighbour = SignedIn.as(people.ownerOf(theirs).email(), port);
        allow(neighbour, ENDPOINT);
        end(neighbour);

        assertThat(endpoints()).containsExactly(ENDPOINT + " SW");
        assertThat(neighbour.get("/app/reminders").body()).contains("data-allowed=\"false\"");
    }

    @Test
    void servesTheWorkerToAnybodyUnderThePolicyOfThePages() {
        var worker = web.get().uri("/js/push-worker.js").exchange().getResponse();

        assertThat(worker.getStatus()).isEqualTo(200);
        assertThat(worker.getContentType()).startsWith("text/javascript");
        assertThat(worker.getHeader("Content-Security-Policy")).contains("default-src 'self'", "object-src 'none'");
        assertThat(worker.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    private static HttpResponse<String> allow(SignedIn person, String endpoint) {
        return person.post("/app/push", person.get("/app/reminders").body(), subscription(endpoint));
    }

    private static Map<String, String> subscription(String endpoint) {
        return Map.of("endpoint", endpoint, "p256dh", PushKeyFile.browserKey(), "auth", SECRET);
    }

    private static HttpResponse<String> end(SignedIn person) {
        return person.post("/app/push/end", person.get("/app/reminders").body(), Map.of());
    }

    private List<String> endpoints() {
        return jdbc.sql("select endpoint || ' ' || language from push_subscriptions where tenant_id = :mine")
                .param("mine", mine.value())
                .query(String.class)
                .list();
    }
}
