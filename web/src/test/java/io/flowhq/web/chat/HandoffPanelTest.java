package io.flowhq.web.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.flowhq.contract.TenantId;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.ChatHandoffs.Cause;
import io.flowhq.store.message.Direction;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
@WithMockUser(username = "admin", roles = "ADMIN")
class HandoffPanelTest {

    private static final String CHAT = "255711222333@c.us";
    private static final ZoneId TOWN = ZoneId.of("Africa/Dar_es_Salaam");

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    ChatHandoffs handoffs;

    private TenantId tenant;
    private TenantId other;

    @BeforeEach
    void twoTenants() {
        tenant = town.business("Panelled").id();
        other = town.business("Next door").id();
        town.writes(tenant, Direction.IN, "255711222333", "Habari");
    }

    @Test
    void isNotThereWhileTheBotAnswersEverywhere() {
        begin(other, CHAT, Cause.STAFF);
        assertThat(page(tenant)).doesNotContain("Chats with a person", "handoffs-title");
    }

    @Test
    void saysWhoHasWhichChatForWhatReasonAndUntilWhen() {
        var ends = Instant.now().plus(20, ChronoUnit.MINUTES);
        handoffs.begin(tenant, CHAT, Cause.CUSTOMER_ASKED, Instant.now(), ends);
        handoffs.begin(tenant, "98765432101234@lid", Cause.OWNER_WROTE, Instant.now(), ends.plusSeconds(60));
        handoffs.begin(tenant, "255755000111@c.us", Cause.STAFF, Instant.now(), Instant.now());

        assertThat(page(tenant))
                .contains("Chats with a person", "+255 711 222 333", "the customer asked for a person")
                .contains("hidden number …1234", "someone wrote on the business")
                .contains("until " + townTime(ends))
                .contains("Let the bot answer again")
                .doesNotContain("+255 755 000 111", "98765432101234<", "??");
    }

    /** Of another day when it is nearly midnight. */
    private static String townTime(Instant time) {
        var there = time.atZone(TOWN);
        var isToday = there.toLocalDate().equals(LocalDate.now(TOWN));
        return DateTimeFormatter.ofPattern(isToday ? "HH:mm" : "EEE HH:mm", Locale.ENGLISH)
                .format(there);
    }

    @Test
    void tellsOfNoEndWhereACustomerAskedNotToBeWrittenTo() {
        handoffs.begin(
                tenant, CHAT, Cause.OPTED_OUT, Instant.now(), Instant.now().plus(ChatHandoffs.FOR_GOOD));

        assertThat(page(tenant))
                .contains("the customer asked not to be written to", "Let the bot answer again")
                .contains("load delay:86400s")
                .doesNotContain("</span><time", "??");
        assertThat(page(other)).doesNotContain("asked not to be written to");
    }

    @Test
    void offersEachChatOnceAndOnlyWhileTheBotHasIt() {
        town.writes(tenant, Direction.OUT, "255711222333", "Karibu");
        town.writes(tenant, Direction.IN, "255744555666", "Bei gani?");
        assertThat(page(tenant))
                .containsOnlyOnce("name=\"chat_id\" value=\"" + CHAT + "\"")
                .containsOnlyOnce("name=\"chat_id\" value=\"255744555666@c.us\"");

        begin(tenant, CHAT, Cause.STAFF);
        assertThat(page(tenant))
                .doesNotContain("name=\"chat_id\" value=\"" + CHAT + "\"")
                .contains("name=\"chat_id\" value=\"255744555666@c.us\"");
    }

    @Test
    void takesAChatAndGivesItBackWithoutJavaScript() {
        var taken = press("/handoffs", false);
        assertThat(taken).hasStatus(HttpStatus.FOUND).hasRedirectedUrl("/admin/tenants/" + tenant);
        assertThat(taken).flash().containsEntry("notice", "The assistant leaves this chat to you.");
        assertThat(handoffs.isOn(tenant, CHAT, Instant.now())).isTrue();

        var given = press("/handoffs/" + CHAT + "/end", false);
        assertThat(given).hasRedirectedUrl("/admin/tenants/" + tenant);
        assertThat(given).flash().containsEntry("notice", "The assistant answers in this chat again.");
        assertThat(handoffs.isOn(tenant, CHAT, Instant.now())).isFalse();
    }

    @Test
    void answersHtmxWithThePanelAndWhatWasDone() {
        assertThat(press("/handoffs", true))
                .hasStatusOk()
                .bodyText()
                .contains("Chats with a person", "taken over here", "Habari", "hx-swap-oob", "leaves this chat to you")
                .doesNotContain("<html");
        assertThat(press("/handoffs/" + CHAT + "/end", true))
                .hasStatusOk()
                .bodyText()
                .contains("Habari", "answers in this chat again")
                .doesNotContain("Chats with a person");
    }

    @Test
    void knowsNoChatOfAnotherTenant() {
        begin(other, "255799888777@c.us", Cause.STAFF);
        var refused = web.post()
                .uri("/admin/tenants/" + tenant + "/handoffs/255799888777@c.us/end")
                .with(csrf())
                .accept(MediaType.TEXT_HTML)
                .exchange();
        assertThat(refused).hasStatus(HttpStatus.NOT_FOUND).bodyText().contains("No such chat");
        assertThat(handoffs.isOn(other, "255799888777@c.us", Instant.now())).isTrue();
    }

    @Test
    void isAnnouncedInTheListOfTenants() {
        var name = "Listed-" + tenant.toString().substring(0, 8);
        var listed = town.business(name).id();
        var list = "/admin/tenants?q=" + name;
        assertThat(web.get().uri(list)).bodyText().doesNotContain("with a person");
        begin(listed, CHAT, Cause.CUSTOMER_ASKED);
        assertThat(web.get().uri(list)).bodyText().contains("1 chat with a person");
        begin(listed, "98765432101234@lid", Cause.STAFF);
        assertThat(web.get().uri(list))
                .bodyText()
                .contains("2 chats with a person")
                .doesNotContain("??");
    }

    @Test
    void isOnThePageForPeopleWhoFollowTheAddressForPrograms() {
        assertThat(web.get().uri("/admin/tenants/" + tenant + "/handoffs").accept(MediaType.TEXT_HTML))
                .hasRedirectedUrl("/admin/tenants/" + tenant);
    }

    private void begin(TenantId of, String chat, Cause cause) {
        handoffs.begin(of, chat, cause, Instant.now(), Instant.now().plusSeconds(600));
    }

    private String page(TenantId of) {
        var answer = web.get()
                .uri("/admin/tenants/" + of)
                .accept(MediaType.TEXT_HTML)
                .exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult press(String address, boolean htmx) {
        var request = web.post()
                .uri("/admin/tenants/" + tenant + address)
                .param("chat_id", CHAT)
                .with(csrf());
        return htmx
                ? request.header("HX-Request", "true").exchange()
                : request.accept(MediaType.TEXT_HTML).exchange();
    }
}
