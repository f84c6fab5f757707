package io.flowhq.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeSubscriptions;
import io.flowhq.store.message.Direction;
import io.flowhq.store.page.PageMedia;
import io.flowhq.store.page.PageRequest;
import io.flowhq.store.page.PageRequestKind;
import io.flowhq.store.page.PageRequests;
import io.flowhq.web.People;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The test stands where the worker is: it takes up what a page is asked for and brings it. */
@WebTest
class MediaPagesTest {

    private static final String CHAT = "255711000111@c.us";

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    @Autowired
    People people;

    @Autowired
    ChangeSubscriptions changes;

    @Autowired
    PageRequests requests;

    @Autowired
    JdbcClient jdbc;

    private final List<PageRequest> taken = new CopyOnWriteArrayList<>();
    private AutoCloseable subscription = () -> {};
    private TenantId mine;
    private TenantId theirs;
    private SignedIn owner;
    private long picture;
    private String brings = "image/png";

    @BeforeEach
    void aCustomerSendsAPicture() {
        mine = town.business("Mama Asha", PhaseName.RUNNING).id();
        theirs = town.business("Jirani", PhaseName.RUNNING).id();
        owner = SignedIn.as(people.ownerOf(mine).email(), port);
        picture = town.sends(mine, "255711000111");
        subscription = changes.subscribe(change -> {
            if (change.kind() == ChangeNotification.Kind.PAGE_REQUEST && mine.equals(change.tenant())) {
                requests.take(mine).forEach(this::bring);
            }
        });
    }

    @AfterEach
    void leave() throws Exception {
        subscription.close();
    }

    private void bring(PageRequest request) {
        taken.add(request);
        if (brings.isEmpty()) {
            requests.answer(request, null, "msg_not_found");
        } else {
            requests.deliver(request, new PageMedia(brings, new byte[] {1, 2, 3}));
            requests.answer(request, null, null);
        }
    }

    private String address(long message) {
        return "/app/messages/" + CHAT + "/media/" + message;
    }

    @Test
    void showsAPictureFromTheSessionAndKeepsNothingOfIt() {
        assertThat(owner.get("/app/messages/" + CHAT).body()).contains(address(picture), "Fungua picha au faili");
        var shown = owner.getBytes(address(picture));

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).containsExactly(1, 2, 3);
        assertThat(shown.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(shown.headers().firstValue("Content-Disposition")).hasValue("inline");
        assertThat(shown.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(shown.headers().allValues("Content-Security-Policy")).anyMatch(policy -> policy.contains("sandbox"));
        assertThat(shown.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(taken).singleElement().satisfies(request -> {
            assertThat(request.chatId()).isEqualTo(CHAT);
            assertThat(request.messageId()).isNotBlank();
        });
        assertThat(kept()).isZero();
        assertThat(owner.get("/app/history").body()).contains("Kufungua picha, sauti au faili la mteja");
    }

    @Test
    void savesWhatABrowserMightRun() {
        brings = "text/html";
        var saved = owner.getBytes(address(picture));

        assertThat(saved.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(saved.headers().firstValue("Content-Disposition")).hasValue("attachment");
    }

    @Test
    void isForThePeopleOfTheBusinessAloneAndForMessagesThatCarrySomething() {
        var theirPicture = town.sends(theirs, "255711000111");
        town.writes(mine, Direction.IN, "255711000111", "habari");
        for (var message : List.of(theirPicture, picture + 1, Long.MAX_VALUE, -1L)) {
            assertThat(owner.get(address(message)).statusCode())
                    .as("" + message)
                    .isEqualTo(404);
        }
        var neighbour = SignedIn.as(people.ownerOf(theirs).email(), port);
        assertThat(neighbour.get(address(picture)).statusCode()).isEqualTo(404);
        assertThat(new SignedIn(port).get(address(picture)).uri().getPath()).isEqualTo("/app/sign-in");
        assertThat(taken).isEmpty();
        assertThat(SignedIn.as(people.staffOf(mine).email(), port)
                        .getBytes(address(picture))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void saysWhatToDoWhenItCannotBeBrought() {
        brings = "";
        var gone = owner.get(address(picture));
        assertThat(gone.statusCode()).isEqualTo(502);
        assertThat(gone.body()).contains("Ifungue kwenye simu ya biashara");

        town.reaches(mine, PhaseName.STOPPED);
        var offline = owner.get(address(picture));
        assertThat(offline.statusCode()).isEqualTo(409);
        assertThat(offline.body()).contains("WhatsApp haijaunganishwa");
    }

    @Test
    void whatIsBroughtAfterNobodyWaitsAnyMoreIsNotLaidDown() {
        var asked = requests.askForMedia(mine, CHAT, "late").orElseThrow();
        requests.forget(mine, asked);
        requests.deliver(
                new PageRequest(mine, asked, PageRequestKind.MEDIA, CHAT, "late"),
                new PageMedia("image/png", new byte[] {1}));
        assertThat(kept()).isZero();
    }

    private long kept() {
        return jdbc.sql("select count(*) from page_media where tenant_id = :tenant")
                .param("tenant", mine.value())
                .query(Long.class)
                .single();
    }
}
