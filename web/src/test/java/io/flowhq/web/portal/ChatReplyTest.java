package io.flowhq.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.Direction;
import io.flowhq.web.People;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people of a business write in its chats. */
@WebTest
class ChatReplyTest {

    private static final String CUSTOMER = "255711000111";
    private static final String CHAT = CUSTOMER + "@c.us";
    private static final String PAGE = "/app/messages/" + CHAT;
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    @Autowired
    People people;

    @Autowired
    ChatHandoffs handoffs;

    @Autowired
    JdbcClient jdbc;

    private TenantId mine;
    private TenantId theirs;
    private SignedIn owner;

    @BeforeEach
    void twoBusinesses() {
        mine = town.business("Mama Asha", PhaseName.RUNNING).id();
        theirs = town.business("Jirani", PhaseName.RUNNING).id();
        owner = SignedIn.as(people.ownerOf(mine).email(), port);
        town.writes(mine, Direction.IN, CUSTOMER, "Bei ya kusuka?");
    }

    @Test
    void writesTheReplyDownAndTakesTheChatOver() {
        var page = owner.get(PAGE);
        var sent = owner.post(PAGE + "/reply", page.body(), fields(page, "Elfu thelathini"));

        assertThat(sent.body())
                .contains("Elfu thelathini", "inasubiri kutumwa", "Iliandikwa na mtu hapa", "id=\"end\"")
                .contains("Jibu lako litatumwa kwa zamu yake");
        assertThat(handoffs.isOn(mine, CHAT, Instant.now())).isTrue();
        assertThat(written(mine)).containsExactly("Elfu thelathini");
        assertThat(owner.get("/app/history").body()).contains("Kumjibu mteja").doesNotContain("thelathini");
    }

    @Test
    void sendsOnceForAFormThatIsSentTwentyTimes() throws Exception {
        var page = owner.get(PAGE);
        List<Callable<HttpResponse<String>>> presses = new ArrayList<>();
        for (int press = 0; press < 20; press++) {
            presses.add(() -> owner.post(PAGE + "/reply", page.body(), fields(page, "Elfu thelathini")));
        }
        try (var fingers = Executors.newFixedThreadPool(8)) {
            for (var answer : fingers.invokeAll(presses)) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        }
        assertThat(written(mine)).containsExactly("Elfu thelathini");
    }

    @Test
    void sendsAnotherTextOfAFormThatTheBrowserWentBackTo() {
        var page = owner.get(PAGE);
        owner.post(PAGE + "/reply", page.body(), fields(page, "Elfu thelathini"));
        owner.post(PAGE + "/reply", page.body(), fields(page, "Karibu sana"));

        assertThat(written(mine)).containsExactly("Elfu thelathini", "Karibu sana");
    }

    @Test
    void aRepeatTakesNothingOverAgain() {
        var page = owner.get(PAGE);
        var sent = owner.post(PAGE + "/reply", page.body(), fields(page, "Elfu thelathini"));
        owner.post(PAGE + "/end", sent.body(), Map.of());
        owner.post(PAGE + "/reply", page.body(), fields(page, "Elfu thelathini"));

        assertThat(handoffs.isOn(mine, CHAT, Instant.now())).isFalse();
    }

    @Test
    void keepsWhatWasTypedWhenNothingCanBeSent() {
        town.reaches(mine, PhaseName.STOPPED);
        var page = owner.get(PAGE);
        var refused = owner.post(PAGE + "/reply", page.body(), fields(page, "Elfu thelathini"));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains(">Elfu thelathini</textarea>", "WhatsApp haijaunganishwa");
        assertThat(handoffs.isOn(mine, CHAT, Instant.now())).isFalse();
        assertThat(owner.post(PAGE + "/reply", page.body(), fields(page, "  ")).statusCode())
                .isEqualTo(422);
        assertThat(written(mine)).isEmpty();
    }

    @Test
    void staffTakeChatsOverWithoutWritingAndNobodyWritesInChatsOfAnotherBusiness() {
        town.writes(theirs, Direction.IN, "255711000333", "siri ya jirani");
        var staff = SignedIn.as(people.staffOf(mine).email(), port);
        var page = staff.get(PAGE);
        assertThat(page.body()).doesNotContain("id=\"reply\"");
        assertThat(staff.post(PAGE + "/reply", page.body(), Map.of("text", "Karibu"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(handoffs.isOn(mine, CHAT, Instant.now())).isFalse();
        assertThat(staff.post(PAGE + "/take", page.body(), Map.of()).body()).contains("jibu kwenye simu ya biashara");
        assertThat(handoffs.isOn(mine, CHAT, Instant.now())).isTrue();

        page = owner.get(PAGE);
        owner.post(PAGE + "/reply", page.body(), fields(page, "Karibu"));
        assertThat(owner.post("/app/messages/255711000333@c.us/reply", page.body(), fields(page, "Karibu"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(written(mine)).containsExactly("Karibu");
        assertThat(written(theirs)).isEmpty();
        assertThat(handoffs.isOn(theirs, "255711000333@c.us", Instant.now())).isFalse();
    }

    @Test
    void goesToTheIdUnderWhichTheCustomerWroteLast() {
        jdbc.sql("update message_logs set wa_message_id = :wa where tenant_id = :tenant and direction = 'IN'")
                .param("wa", "false_98765432109876@lid_3EB0AA")
                .param("tenant", mine.value())
                .update();
        var page = owner.get(PAGE);
        owner.post(PAGE + "/reply", page.body(), fields(page, "Karibu"));

        assertThat(jdbc.sql("select wa_message_id from message_logs where tenant_id = :tenant and direction = 'OUT'")
                        .param("tenant", mine.value())
                        .query(String.class)
                        .single())
                .startsWith("true_98765432109876@lid_");
    }

    private static Map<String, String> fields(HttpResponse<String> page, String text) {
        var key = KEY.matcher(page.body());
        assertThat(key.find()).as("the key of the reply's form").isTrue();
        return Map.of("key", key.group(1), "text", text);
    }

    private List<String> written(TenantId tenant) {
        return jdbc.sql("""
                        select message_text from message_logs
                        where tenant_id = :tenant and direction = 'OUT' and origin = 'PERSON' order by id
                        """).param("tenant", tenant.value()).query(String.class).list();
    }
}
