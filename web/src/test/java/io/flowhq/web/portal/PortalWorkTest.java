package io.flowhq.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.client.FollowUpCommands;
import io.flowhq.client.KnowledgeCommands;
import io.flowhq.client.RequestCommands;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.knowledge.CatalogueItem;
import io.flowhq.store.knowledge.ShopFact;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.order.CustomerRequest;
import io.flowhq.store.order.RequestKind;
import io.flowhq.store.order.RequestStatus;
import io.flowhq.web.People;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people of a business do day by day, without JavaScript. */
@WebTest
class PortalWorkTest {

    private static final String CUSTOMER = "255711000111";

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    @Autowired
    People people;

    @Autowired
    FollowUpCommands followUps;

    @Autowired
    RequestCommands requests;

    @Autowired
    KnowledgeCommands knowledge;

    @Autowired
    ChatHandoffs handoffs;

    @Autowired
    JdbcClient jdbc;

    private TenantId mine;
    private TenantId theirs;
    private SignedIn owner;
    private SignedIn staff;

    @BeforeEach
    void twoBusinesses() {
        mine = town.business("Mama Asha", PhaseName.RUNNING).id();
        theirs = town.business("Jirani", PhaseName.RUNNING).id();
        owner = SignedIn.as(people.ownerOf(mine).email(), port);
        staff = SignedIn.as(people.staffOf(mine).email(), port);
    }

    @Test
    void followUpsComeFirstAndAreAnsweredOnce() {
        var id = town.waits(mine, CUSTOMER, "Mna viatu size 42?", FollowUpReason.AVAILABILITY);
        town.waits(theirs, "255711000333", "siri ya jirani", FollowUpReason.QUESTION);
        assertThat(owner.get("/app/status").body()).contains("Wanaosubiri jibu lenu: 1");

        var page = owner.get("/app/follow-ups");
        assertThat(page.body())
                .contains("Mna viatu size 42?", "Anauliza kama ipo", "/app/knowledge/teach/")
                .doesNotContain("siri ya jirani");
        var empty = owner.post("/app/follow-ups/" + id + "/answer", page.body(), Map.of("text", " "));
        assertThat(empty.body()).contains("Hakuna kilichotumwa", "id=\"follow-up-" + id);
        for (int press = 0; press < 2; press++) {
            owner.post("/app/follow-ups/" + id + "/answer", page.body(), Map.of("text", "Zipo, karibu"));
        }

        assertThat(texts(mine)).isOne();
        assertThat(handoffs.isOn(mine, CUSTOMER + "@c.us", Instant.now())).isTrue();
        assertThat(staff.get("/app/follow-ups").body()).contains("Hakuna anayesubiri");
        assertThat(owner.get("/app/history").body()).contains("Kujibu suala la kufuatilia");
    }

    @Test
    void aFollowUpIsDoneAndTaughtByItsOwner() {
        var id = town.waits(mine, CUSTOMER, "mna wifi?", FollowUpReason.UNKNOWN_QUESTION);
        var theirOne = town.waits(theirs, "255711000333", "siri ya jirani", FollowUpReason.QUESTION);
        var page = owner.get("/app/knowledge/teach/" + id);
        assertThat(page.body()).contains(">mna wifi?</textarea>");
        assertThat(owner.get("/app/knowledge/teach/" + theirOne).body()).doesNotContain("siri ya jirani");

        var saved = owner.post(
                "/app/knowledge/questions",
                page.body(),
                Map.of("variants", "mna wifi?", "answer_sw", "Ndiyo, ni bure", "taught_from", Long.toString(id)));
        assertThat(saved.body()).contains("Imehifadhiwa", "Ndiyo, ni bure");
        owner.post("/app/follow-ups/" + id + "/done", page.body(), Map.of());
        assertThat(followUps.open(mine)).isEmpty();
        assertThat(owner.post("/app/follow-ups/" + theirOne + "/done", page.body(), Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(followUps.open(theirs)).hasSize(1);

        var tried = owner.post("/app/knowledge/try", page.body(), Map.of("text", "Mna WIFI?"));
        assertThat(tried.body()).contains("Ndiyo, ni bure", "jibu lako mwenyewe");
        assertThat(texts(mine)).isZero();
    }

    @Test
    void decidesOnOrdersAndBookingsOnceAndTellsTheCustomer() {
        var order = town.orders(mine, CUSTOMER, "viatu");
        var theirOrder = town.orders(theirs, "255711000333", "siri ya jirani");
        town.books(mine, "255711000222", "kusuka", Instant.parse("2031-05-14T07:00:00Z"));

        var page = owner.get("/app/orders");
        assertThat(page.body())
                .contains("viatu, 2, Mbezi", "kusuka", "14 Mei 10:00", "Neema", "mpya")
                .doesNotContain("siri ya jirani");
        for (int press = 0; press < 2; press++) {
            owner.post("/app/orders/orders/" + order + "/confirm", page.body(), Map.of());
        }
        assertThat(requests.list(mine, RequestKind.ORDER))
                .extracting(CustomerRequest::status)
                .containsExactly(RequestStatus.CONFIRMED);
        assertThat(texts(mine)).isOne();
        assertThat(owner.post("/app/orders/orders/" + order + "/done", page.body(), Map.of())
                        .body())
                .contains("imekamilika");
        assertThat(owner.post("/app/orders/orders/" + theirOrder + "/decline", page.body(), Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(requests.list(theirs, RequestKind.ORDER))
                .extracting(CustomerRequest::status)
                .containsExactly(RequestStatus.NEW);
        assertThat(owner.get("/app/history").body()).contains("Kuamua oda");
    }

    @Test
    void staffReadWhatIsToDoAndLeaveItToTheOwner() {
        var waits = town.waits(mine, CUSTOMER, "Mna viatu size 42?", FollowUpReason.AVAILABILITY);
        var order = town.orders(mine, CUSTOMER, "viatu");
        var list = staff.get("/app/follow-ups");
        assertThat(list.body())
                .contains("Mna viatu size 42?", "mmiliki ndiye anayejibu")
                .doesNotContain("<textarea", "/done\"", "/app/knowledge/teach/");
        assertThat(staff.get("/app/orders").body()).contains("viatu, 2, Mbezi").doesNotContain("/confirm\"");

        for (var act : List.of(
                "/app/follow-ups/" + waits + "/answer",
                "/app/follow-ups/" + waits + "/done",
                "/app/orders/orders/" + order + "/confirm")) {
            assertThat(staff.post(act, list.body(), Map.of("text", "Zipo")).statusCode())
                    .as(act)
                    .isEqualTo(403);
        }
        assertThat(followUps.open(mine)).hasSize(1);
        assertThat(requests.list(mine, RequestKind.ORDER))
                .extracting(CustomerRequest::status)
                .containsExactly(RequestStatus.NEW);
        assertThat(texts(mine)).isZero();
    }

    @Test
    void tellsWhatTheAssistantKnowsPartByPart() {
        var page = owner.get("/app/knowledge/services");
        var faulty = owner.post(
                "/app/knowledge/services", page.body(), Map.of("name", "Kusuka", "price", "ghali", "currency", "TZS"));
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(faulty.body()).contains("value=\"Kusuka\"", "Bei ni namba kama 35000");

        var saved = owner.post("/app/knowledge/services", page.body(), Map.of("name", "Kusuka", "price", "35,000"));
        assertThat(saved.body()).contains("Imehifadhiwa", "TSh 35,000");
        assertThat(staff.get("/app/knowledge/services").body())
                .contains("Kusuka")
                .doesNotContain("name=\"price\"");
        assertThat(staff.post("/app/knowledge/services", page.body(), Map.of("name", "Bure"))
                        .statusCode())
                .isEqualTo(403);

        var id = knowledge.of(mine).services().getFirst().id();
        assertThat(owner.get("/app/knowledge/services?id=" + id).body()).contains("value=\"35000\"");
        var neighbour = SignedIn.as(people.ownerOf(theirs).email(), port);
        assertThat(neighbour.get("/app/knowledge/services?id=" + id).body()).doesNotContain("Kusuka");
        assertThat(neighbour
                        .post(
                                "/app/knowledge/services/" + id + "/delete",
                                neighbour.get("/app/settings").body(),
                                Map.of())
                        .statusCode())
                .isEqualTo(404);
        owner.post("/app/knowledge/services/" + id + "/delete", page.body(), Map.of());
        assertThat(knowledge.of(mine).services()).isEmpty();
    }

    @Test
    void asksTenQuestionsAndLeavesAloneWhatIsNotAnswered() {
        var page = owner.get("/app/knowledge/start");
        owner.post("/app/knowledge/start", page.body(), Map.of("location", "Kariakoo, mtaa wa Uhuru", "payment", ""));

        assertThat(knowledge.of(mine).facts()).containsExactly(new ShopFact("location", "Kariakoo, mtaa wa Uhuru", ""));
        assertThat(owner.get("/app/knowledge/start").body()).contains(">Kariakoo, mtaa wa Uhuru</textarea>");
        assertThat(staff.post("/app/knowledge/start", page.body(), Map.of("location", "Hapa"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void takesProductsInAndOutAsATable() {
        var page = owner.get("/app/knowledge/catalogue/import");
        var faulty =
                owner.post("/app/knowledge/catalogue/import", page.body(), Map.of("csv", "name,price\nViatu,ghali\n"));
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(faulty.body()).contains("Angalia mstari wa 2.", "Viatu,ghali");

        owner.post("/app/knowledge/catalogue/import", page.body(), Map.of("csv", "name,price\nViatu,25000\n"));
        assertThat(knowledge.of(mine).catalogue())
                .extracting(CatalogueItem::name)
                .containsExactly("Viatu");
        var file = owner.get("/app/knowledge/catalogue/file");
        assertThat(file.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"bidhaa.csv\"");
        assertThat(file.body()).contains("Viatu,,25000,TZS");
        assertThat(knowledge.of(theirs).catalogue()).isEmpty();
    }

    @Test
    void triesAConversationOfWhichNothingIsSent() {
        var page = owner.get("/app/knowledge/try");
        var first = owner.post("/app/knowledge/try", page.body(), Map.of("text", "Habari, bei gani?"));
        assertThat(first.body()).contains("Kwa nini?", "name=\"turn\" value=\"Habari, bei gani?\"");
        var second = owner.post(
                "/app/knowledge/try",
                first.body(),
                Map.of("turn", "Habari, bei gani?", "text", "naomba kuongea na mtu"));
        assertThat(second.body()).contains("anataka kuongea na mtu", "Mtu angechukua mazungumzo haya");
        assertThat(owner.post("/app/knowledge/try", page.body(), Map.of("text", " "))
                        .statusCode())
                .isEqualTo(422);
        assertThat(texts(mine)).isZero();
    }

    private long texts(TenantId tenant) {
        return jdbc.sql("select count(*) from message_logs where tenant_id = :tenant and direction = 'OUT'")
                .param("tenant", tenant.value())
                .query(Long.class)
                .single();
    }
}
