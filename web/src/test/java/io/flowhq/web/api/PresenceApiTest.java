package io.flowhq.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.client.ApiKeys;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeSubscriptions;
import io.flowhq.store.message.Contacts;
import io.flowhq.store.page.PageRequest;
import io.flowhq.store.page.PageRequestKind;
import io.flowhq.store.page.PageRequests;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The test stands where the worker is: it takes up what a page is asked for and answers. */
@WebTest
class PresenceApiTest {

    private static final String CUSTOMER = "255711222333";
    private static final String CHAT = CUSTOMER + "@c.us";

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
    ChangeSubscriptions changes;

    @Autowired
    PageRequests requests;

    private final List<PageRequest> taken = new CopyOnWriteArrayList<>();
    private AutoCloseable subscription = () -> {};
    private TenantId tenant;
    private String key;

    @BeforeEach
    void tenant() {
        tenant = town.business("Present", PhaseName.RUNNING).id();
        key = ApiFixtures.key(keys, tenant, "read,send");
        contacts.seen(tenant, CHAT, CUSTOMER, null);
        subscription = changes.subscribe(change -> {
            if (change.kind() == ChangeNotification.Kind.PAGE_REQUEST && tenant.equals(change.tenant())) {
                requests.take(tenant).forEach(this::answer);
            }
        });
    }

    @AfterEach
    void leave() throws Exception {
        subscription.close();
    }

    private void answer(PageRequest request) {
        taken.add(request);
        var known = request.kind() == PageRequestKind.NUMBER && request.chatId().equals(CHAT);
        requests.answer(request, known ? CHAT : null, request.chatId().startsWith("255799") ? "chat_not_found" : null);
    }

    @ParameterizedTest
    @CsvSource({"sendSeen,SEEN", "startTyping,TYPING", "stopTyping,PAUSED"})
    void asksThePageAndSaysWhoDidInTheAudit(String call, PageRequestKind kind) {
        assertThat(post(call, CHAT)).hasStatus(HttpStatus.CREATED);
        assertThat(taken).singleElement().satisfies(request -> {
            assertThat(request.kind()).isEqualTo(kind);
            assertThat(request.chatId()).isEqualTo(CHAT);
        });
        assertThat(audit.latest(tenant, 1).getFirst().payload())
                .containsEntry("by", "key:test")
                .containsEntry("command", "PAGE_" + kind)
                .containsEntry("chat", "…2333@c.us");
    }

    @Test
    void saysWhetherANumberIsOnWhatsApp() {
        for (var call : List.of("/api/checkNumberStatus", "/api/contacts/check-exists")) {
            assertThat(get(call + "?phone=%2B" + CUSTOMER)).bodyJson().isStrictlyEqualTo("""
                    {"numberExists": true, "chatId": "255711222333@c.us", "pn": "255711222333@c.us"}
                    """);
            assertThat(get(call + "?session=Present&phone=255700999888"))
                    .bodyJson()
                    .isStrictlyEqualTo("{\"numberExists\": false}");
        }
    }

    @Test
    void letsNoKeyTakeAllThreads() throws Exception {
        subscription.close();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = Stream.generate(() -> threads.submit(() ->
                            get("/api/checkNumberStatus?phone=" + CUSTOMER).getResponse()))
                    .limit(ConcurrentCallLimit.MAX_OF_A_KEY + 5)
                    .toList();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> calls.stream().filter(Future::isDone).count() == 5);
            for (var refused : calls.stream().filter(Future::isDone).toList()) {
                assertThat(refused.get().getStatus()).isEqualTo(429);
                assertThat(refused.get().getContentAsString()).contains("too_many_at_once");
                assertThat(refused.get().getHeader("Retry-After")).isEqualTo("1");
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                requests.take(tenant).forEach(this::answer);
                return calls.stream().allMatch(Future::isDone);
            });
            assertThat(calls.stream().map(Future::resultNow).filter(answer -> answer.getStatus() == 200))
                    .hasSize(ConcurrentCallLimit.MAX_OF_A_KEY);
        }
        assertThat(get("/api/chats").getResponse().getStatus()).isEqualTo(200);
    }

    @Test
    void refusesUnknownChatsOtherTenantsAndSessionsThatAreNotConnected() {
        var other = town.business("Absent", PhaseName.RUNNING).id();
        assertThat(post("sendSeen", "255700999888@c.us")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("sendSeen", "nobody")).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(get("/api/checkNumberStatus?session=" + other + "&phone=" + CUSTOMER))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/api/checkNumberStatus?phone=255799000000"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("page_refused");
        town.reaches(tenant, PhaseName.STOPPED);
        assertThat(post("sendSeen", CHAT))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("not_connected");
        assertThat(taken).extracting(PageRequest::chatId).containsExactly("255799000000@c.us");
    }

    @Test
    void asksAPageOnlySoOften() {
        for (int call = 0; call < PageRequests.MAX_PER_MINUTE; call++) {
            assertThat(requests.ask(tenant, PageRequestKind.SEEN, CHAT)).isPresent();
        }
        assertThat(post("sendSeen", CHAT))
                .hasStatus(HttpStatus.TOO_MANY_REQUESTS)
                .containsHeader("Retry-After")
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("page_busy");
    }

    private MvcTestResult get(String address) {
        return web.get()
                .uri(java.net.URI.create(address))
                .header("X-Api-Key", key)
                .exchange();
    }

    private MvcTestResult post(String call, String chat) {
        return web.post()
                .uri("/api/" + call)
                .header("X-Api-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"session\": \"default\", \"chatId\": \"" + chat + "\"}")
                .exchange();
    }
}
