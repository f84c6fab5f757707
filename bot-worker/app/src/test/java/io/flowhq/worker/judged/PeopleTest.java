package io.flowhq.worker.judged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhq.store.StoreTest;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.ChatHandoffs.Handoff;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is speaking and what they send, through a real page: one business, customers of their own in each test. */
@StoreTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String GREETING = "Karibu Amani Salon! Tutakujibu hivi punde.";

    @Autowired
    private ApplicationContext store;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ChatHandoffs handoffs;

    private TenantFleet fleet;
    private Business salon;
    private int customers;

    @BeforeAll
    void link(@TempDir Path home) throws Exception {
        fleet = TenantFleet.open(
                store, home, TenantFleet.messages(1_000, Duration.ofSeconds(10), Duration.ofSeconds(30)), 1);
        salon = fleet.business();
    }

    @AfterAll
    void close() {
        fleet.close();
    }

    @AfterEach
    void removeFaults() {
        fleet.whatsApp.noFaults(salon.number());
    }

    @Test
    void answersOnceWhatArrivesUnderBothIds() {
        fleet.whatsApp.fault(salon.number(), "lidTwin", true);
        List<String> asking = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            String customer = customer();
            asking.add(customer);
            salon.hears(customer, "Bei gani?");
        }

        asking.forEach(
                customer -> await().atMost(TIMEOUT).until(() -> said(customer).size() == 1));
        // The echoes of the answers come after them, and begin no hand-off.
        String last = customer();
        salon.hears(last, "Bei gani?");
        await().atMost(TIMEOUT).until(() -> said(last).size() == 1);
        assertThat(asking).allSatisfy(customer -> {
            assertThat(said(customer)).hasSize(1);
            assertThat(handedOff(customer)).isFalse();
        });
    }

    @Test
    void leavesAPersonToTheOwnerUnderWhicheverIdTheyWrite() {
        String customer = customer();
        writes(customer, Map.of("text", "Habari", "lid", true));
        await().atMost(TIMEOUT).until(() -> said(customer).size() == 1);

        fleet.whatsApp.ownerWrites(salon.number(), customer, "Nipo hapa, nakuja sasa hivi");
        await().atMost(TIMEOUT).until(() -> handoffsOn() >= 1 && handedOff(customer));
        writes(customer, Map.of("text", "Bei?", "lid", true));

        await().atMost(TIMEOUT).until(() -> outcomes(customer).contains("HANDED_OFF"));
        assertThat(said(customer)).hasSize(1);
    }

    @Test
    void takesANumberForAnAnswerToTheMenuUnderTheOtherId() {
        String plain = customer();
        String mixed = customer();
        writes(plain, Map.of("text", "Habari"));
        writes(mixed, Map.of("text", "Habari"));
        await().atMost(TIMEOUT)
                .until(() -> said(plain).size() == 1 && said(mixed).size() == 1);

        writes(plain, Map.of("text", "2"));
        writes(mixed, Map.of("text", "2", "lid", true));

        await().atMost(TIMEOUT)
                .until(() -> said(plain).size() == 2 && said(mixed).size() == 2);
        assertThat(said(mixed)).isEqualTo(said(plain));
    }

    @Test
    void keepsTheOrderOfAPersonWhoWritesUnderBothIds() {
        String customer = customer();
        for (int n = 0; n < 6; n++) {
            writes(customer, Map.of("text", "Bei gani " + n, "lid", n % 2 == 0));
        }

        await().atMost(TIMEOUT).until(() -> said(customer).size() == 6);
        assertThat(salon.verdict(1_000, Duration.ofHours(1)).judge().path("details"))
                .noneMatch(detail -> detail.path("chat").asText().equals(customer));
        assertThat(jdbc.sql("select count(distinct chat_id) from message_logs where tenant_id = :tenant"
                                + " and from_number = :number")
                        .param("tenant", salon.id().value())
                        .param("number", customer)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void answersAPersonWhoseChatMovesToTheHiddenIdMeanwhile() {
        String customer = customer();
        writes(customer, Map.of("text", "Habari"));
        await().atMost(TIMEOUT).until(() -> said(customer).size() == 1);
        fleet.whatsApp.fault(salon.number(), "sendDelay", 3_000);
        writes(customer, Map.of("text", "Bei gani?"));
        writes(customer, Map.of("text", "Nataka miadi"));
        fleet.whatsApp.fault(salon.number(), "lidMigrated", true);
        fleet.whatsApp.fault(salon.number(), "sendDelay", false);
        writes(customer, Map.of("text", "Mko wapi?"));

        await().atMost(TIMEOUT).until(() -> said(customer).size() >= 4);
        assertThat(said(customer)).hasSize(4);
        assertThat(handedOff(customer)).isFalse();
    }

    @Test
    void answersThoughThePhoneGreetsEveryoneByItself() {
        List<String> greeted = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            String customer = customer();
            greeted.add(customer);
            writes(customer, Map.of("text", "Habari"));
            fleet.whatsApp.ownerWrites(salon.number(), customer, GREETING);
            writes(customer, Map.of("text", "Bei gani?"));
        }

        greeted.forEach(customer -> await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(said(customer)).hasSize(2)));
        assertThat(greeted)
                .allSatisfy(customer -> assertThat(handedOff(customer)).isFalse());
    }

    @Test
    void handsOverToAnOwnerWhoWritesToEachInTheirOwnWords() {
        List<String> served = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            String customer = customer();
            served.add(customer);
            writes(customer, Map.of("text", "Habari"));
            fleet.whatsApp.ownerWrites(salon.number(), customer, "Karibu sana, nitakupigia saa " + n + " kamili");
        }

        assertThat(served).allSatisfy(customer -> await().atMost(TIMEOUT).until(() -> handedOff(customer)));
    }

    @Test
    void answersNeitherTheBusinessItselfNorMetaAi() {
        fleet.whatsApp.call(
                "POST",
                "/control/customers/" + salon.number() + "/messages",
                Map.of("to", salon.number(), "text", "x"));
        writes("13135550002", Map.of("text", "Hi! I'm Meta AI"));
        writes(salon.number(), Map.of("text", "kumbuka maziwa", "lid", true));
        String customer = customer();
        writes(customer, Map.of("text", "Bei?"));

        await().atMost(TIMEOUT).until(() -> said(customer).size() == 1);
        assertThat(said("13135550002")).isEmpty();
        assertThat(said(salon.number())).isEmpty();
    }

    @Test
    void showsNoNumberWhileOnlyTheHiddenIdIsKnown() {
        String customer = customer();
        writes(customer, Map.of("text", "Habari", "lid", true));
        await().atMost(TIMEOUT).until(() -> said(customer).size() == 1);
        assertThat(numbersOfLast()).containsExactly("null");

        writes(customer, Map.of("text", "Bei?"));

        await().atMost(TIMEOUT).until(() -> said(customer).size() == 2);
        assertThat(jdbc.sql("select count(*) from message_logs where tenant_id = :tenant and from_number = :number")
                        .param("tenant", salon.id().value())
                        .param("number", customer)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void asksOnceToWriteAgainWhatCannotBeRead() {
        String customer = customer();
        fleet.whatsApp.fault(salon.number(), "cipherOnly", true);
        writes(customer, Map.of("text", "Habari"));
        writes(customer, Map.of("text", "Bei?"));

        await().atMost(TIMEOUT).until(() -> outcomes(customer).contains("SAID_BEFORE"));
        await().atMost(TIMEOUT).until(() -> outcomes(customer).contains("ANSWERED"));
        assertThat(said(customer)).singleElement().asString().containsAnyOf("tuandikie tena", "utuandikie tena");
        assertThat(kinds(customer)).containsOnly("UNREADABLE");
    }

    @Test
    void answersWhatComesAfterThePleaOnce() {
        String customer = customer();
        fleet.whatsApp.fault(salon.number(), "cipherOnly", 5);
        writes(customer, Map.of("text", "Bei gani?"));

        await().atMost(TIMEOUT).until(() -> said(customer).size() == 2);
        assertThat(kinds(customer)).containsExactly("TEXT");
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(outcomes(customer)).containsExactly("ANSWERED"));
    }

    @Test
    void readsBasketsPlacesVoicesRowsAndFilesAsWhatTheyAre() {
        String order = customer();
        String place = customer();
        String voice = customer();
        String row = customer();
        String file = customer();
        writes(order, Map.of("type", "order", "items", List.of("Sabuni"), "total", 5_000));
        writes(place, Map.of("type", "location"));
        writes(voice, Map.of("type", "ptt"));
        writes(row, Map.of("type", "list_response", "text", "Bei"));
        writes(file, Map.of("type", "document", "text", "", "fileName", "human-resources.pdf"));

        for (String customer : List.of(order, place, voice, row, file)) {
            await().atMost(TIMEOUT).until(() -> said(customer).size() == 1);
        }
        assertThat(kinds(order)).containsExactly("ORDER");
        assertThat(kinds(place)).containsExactly("LOCATION");
        assertThat(kinds(voice)).containsExactly("VOICE");
        assertThat(kinds(row)).containsExactly("TEXT");
        assertThat(kinds(file)).containsExactly("MEDIA");
        assertThat(handedOff(order)).isTrue();
        assertThat(handedOff(voice)).isTrue();
        assertThat(handedOff(file)).isFalse();
    }

    @Test
    void honoursAnEditAndADeletionBeforeTheAnswer() {
        String editing = customer();
        String deleting = customer();
        fleet.whatsApp.fault(salon.number(), "sendDelay", 4_000);
        writes(editing, Map.of("text", "Habari"));
        writes(deleting, Map.of("text", "Habari"));
        String edited = writes(editing, Map.of("text", "Nataka miadi"));
        String deleted = writes(deleting, Map.of("text", "Bei gani?"));
        // What is deleted before the page tells of it is never logged.
        await().atMost(TIMEOUT)
                .until(() -> outcomes(editing).size() == 2 && outcomes(deleting).size() == 2);
        fleet.whatsApp.call(
                "PUT", "/control/customers/" + editing + "/messages/" + edited, Map.of("text", "Bei gani ya kucha?"));
        fleet.whatsApp.call("DELETE", "/control/customers/" + deleting + "/messages/" + deleted, null);

        await().atMost(TIMEOUT)
                .until(() -> said(editing).size() == 2 && outcomes(deleting).contains("DELETED"));
        assertThat(jdbc.sql("""
                        select answer.intent from message_logs answer
                        join message_logs asked on asked.tenant_id = answer.tenant_id and asked.id = answer.answers
                        where asked.tenant_id = :tenant and asked.wa_message_id = :wa
                        """)
                        .param("tenant", salon.id().value())
                        .param("wa", edited)
                        .query(String.class)
                        .single())
                .isNotEqualTo("booking");
        assertThat(said(deleting)).hasSize(1);
    }

    @Test
    void tellsACallerOnceToWrite() {
        String customer = customer();
        calls(customer);
        await().atMost(TIMEOUT).until(() -> said(customer).size() == 1);
        calls(customer);

        await().atMost(TIMEOUT)
                .until(() -> outcomes(customer).stream()
                                .filter("SAID_BEFORE"::equals)
                                .count()
                        >= 2);
        assertThat(said(customer)).hasSize(1);
        assertThat(kinds(customer)).containsOnly("CALL");
    }

    @Test
    void losesNobodyToHostileTextsIdsAndEvents() {
        String nul = customer();
        String half = customer();
        writes(nul, Map.of("text", "Bei\u0000 gani?"));
        writes(half, Map.of("text", "Bei \ud83d gani?"));
        fleet.whatsApp.ownerWrites(salon.number(), customer(), "sawa\u0000");
        await().atMost(TIMEOUT).until(() -> said(nul).size() == 1 && said(half).size() == 1);
        fleet.whatsApp.fault(salon.number(), "longId", true);
        writes(customer(), Map.of("text", "Habari"));
        fleet.whatsApp.fault(salon.number(), "oddEvent", true);
        writes(customer(), Map.of("text", "Habari"));
        await().atMost(TIMEOUT)
                .until(() ->
                        salon.whatsApp().devices().get(0).path("undelivered").asInt() == 0);
        fleet.whatsApp.fault(salon.number(), "longId", false);
        String after = customer();
        writes(after, Map.of("text", "Bei gani?"));

        await().atMost(TIMEOUT).until(() -> said(after).size() == 1);
        assertThat(texts(nul)).containsExactly("Bei\uFFFD gani?");
        assertThat(texts(half)).containsExactly("Bei \uFFFD gani?");
    }

    @Test
    void leavesTheOwnersPhoneRinging() {
        await().atMost(TIMEOUT).until(() -> !isAvailable());
        String customer = customer();
        writes(customer, Map.of("text", "Bei?"));
        await().atMost(TIMEOUT).until(() -> said(customer).size() == 1);

        await().atMost(Duration.ofSeconds(10)).until(() -> !isAvailable());
        assertThat(fleet.whatsApp
                        .call("GET", "/control/phones", null)
                        .get(0)
                        .path("notifications")
                        .asInt())
                .isPositive();
    }

    private boolean isAvailable() {
        return fleet.whatsApp.devices().get(0).path("available").asBoolean();
    }

    @Test
    void pressesTheOnlyButtonOfAnAnnouncement() {
        fleet.whatsApp.fault(salon.number(), "whatsNew", Map.of("seconds", 30, "button", "Endelea"));

        await().atMost(Duration.ofSeconds(15))
                .until(() -> fleet.whatsApp
                        .call("GET", "/control/faults", null)
                        .path(salon.number())
                        .path("whatsNew")
                        .isMissingNode());
    }

    private String customer() {
        return "2557119%05d".formatted(++customers);
    }

    private String writes(String customer, Map<String, Object> message) {
        Map<String, Object> whole = new HashMap<>(message);
        whole.put("to", salon.number());
        return fleet.whatsApp
                .call("POST", "/control/customers/" + customer + "/messages", whole)
                .path("id")
                .asText();
    }

    private void calls(String customer) {
        fleet.whatsApp.call("POST", "/control/customers/" + customer + "/calls", Map.of("to", salon.number()));
    }

    /** The lines of the assistant, as the customer sees them. */
    private List<String> said(String customer) {
        List<String> said = new ArrayList<>();
        for (JsonNode line : salon.chatWith(customer)) {
            if (line.path("by").asText().equals("device")) {
                said.add(line.path("text").asText());
            }
        }
        return said;
    }

    private List<String> outcomes(String customer) {
        return column("outcome", customer);
    }

    private List<String> kinds(String customer) {
        return column("kind", customer);
    }

    private List<String> texts(String customer) {
        return column("message_text", customer);
    }

    private List<String> column(String name, String customer) {
        return jdbc.sql("select " + name + " from message_logs where tenant_id = :tenant and direction = 'IN'"
                        + " and from_number = :number order by id")
                .param("tenant", salon.id().value())
                .param("number", customer)
                .query(String.class)
                .list();
    }

    private List<String> numbersOfLast() {
        return jdbc.sql("select coalesce(from_number, 'null') from message_logs where tenant_id = :tenant"
                        + " and direction = 'IN' order by id desc limit 1")
                .param("tenant", salon.id().value())
                .query(String.class)
                .list();
    }

    private int handoffsOn() {
        return handoffs.all(salon.id(), Instant.now()).size();
    }

    private boolean handedOff(String customer) {
        List<String> chats = jdbc.sql(
                        "select chat_key from contacts where tenant_id = :tenant and phone_number = :number")
                .param("tenant", salon.id().value())
                .param("number", customer)
                .query(String.class)
                .list();
        return handoffs.all(salon.id(), Instant.now()).stream()
                .map(Handoff::chatId)
                .anyMatch(chats::contains);
    }
}
