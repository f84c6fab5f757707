package io.flowhq.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.client.TenantSetup;
import io.flowhq.contract.AssistantTone;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.Direction;
import io.flowhq.store.portal.SetupRequests;
import io.flowhq.store.portal.SetupStatus;
import io.flowhq.store.portal.Users;
import io.flowhq.store.session.QrCode;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.web.People;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The portal as its people use it, without JavaScript. */
@WebTest
class PortalPagesTest {

    private static final String CUSTOMER = "255711000111";
    private static final String CHAT = CUSTOMER + "@c.us";

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    @Autowired
    People people;

    @Autowired
    Users users;

    @Autowired
    Tenants tenants;

    @Autowired
    SetupRequests requests;

    @Autowired
    TenantSetup setup;

    @Autowired
    ChatHandoffs handoffs;

    private NewTenant mine;
    private NewTenant theirs;
    private SignedIn owner;

    @BeforeEach
    void twoBusinesses() {
        mine = town.business("Mama Asha");
        theirs = town.business("Jirani");
        owner = SignedIn.as(people.ownerOf(mine.id()).email(), port);
    }

    @Test
    void anOwnerAsksIsRejectedAsksAgainAndIsApproved() {
        var email = "zuri-" + UUID.randomUUID() + "@example.org";
        var number = "071" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
        var browser = SignedIn.as(email, port);
        var tenant = Objects.requireNonNull(users.withEmail(email).orElseThrow().tenantId());
        var form = browser.get("/app");
        assertThat(form.uri().getPath()).isEqualTo("/app/onboarding");

        var nameless = browser.post(
                "/app/onboarding", form.body(), Map.of("template_type", "BOOKING", "whatsapp_number", number));
        assertThat(nameless.statusCode()).isEqualTo(422);
        assertThat(nameless.body()).contains("Andika jina la biashara").doesNotContain("Namba hii haisomeki");
        assertThat(requests.of(tenant)).isEmpty();

        var faulty =
                browser.post("/app/onboarding", form.body(), Map.of("business_name", "Zuri", "whatsapp_number", "12"));
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(faulty.body()).contains("value=\"Zuri\"", "Namba hii haisomeki", "Chagua moja.");

        var fields = Map.of(
                "business_name",
                "Zuri",
                "business_type",
                "salon",
                "template_type",
                "BOOKING",
                "whatsapp_number",
                number);
        var sent = browser.post("/app/onboarding", faulty.body(), fields);
        assertThat(sent.uri().getPath()).isEqualTo("/app/status");
        assertThat(sent.body()).contains("Limetumwa");
        assertThat(browser.get("/app").uri().getPath()).isEqualTo("/app/status");
        var first = requests.of(tenant).orElseThrow();
        assertThat(first.whatsappNumber()).isEqualTo("255" + number.substring(1));

        setup.reject(Objects.requireNonNull(first.id()), "Namba haipo WhatsApp", "admin");
        assertThat(browser.get("/app/status").body()).contains("Namba haipo WhatsApp", "/app/onboarding");
        var again = browser.get("/app/onboarding");
        assertThat(again.body()).contains("value=\"Zuri\"");
        browser.post("/app/onboarding", again.body(), fields);

        setup.approve(Objects.requireNonNull(requests.of(tenant).orElseThrow().id()), null, "admin");
        assertThat(browser.get("/app/status").body()).contains("Limeidhinishwa");
        town.reaches(tenant, PhaseName.RUNNING);
        assertThat(requests.of(tenant).orElseThrow().status()).isEqualTo(SetupStatus.ACTIVE);
        assertThat(browser.get("/app/status").body()).contains("Inafanya kazi");
    }

    @Test
    void aBusinessThatIsNotApprovedIsNotStartedByItsOwner() {
        var page = owner.get("/app/whatsapp");
        assertThat(page.body()).doesNotContain("id=\"start\"");

        assertThat(owner.post("/app/whatsapp/start", page.body(), Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void showsTheCodeToTheOwnerAlone() {
        town.showsCode(
                mine.id(), new QrCode("2@" + mine.id(), 1, 6, Instant.now().plusSeconds(60)));
        var staff = SignedIn.as(people.staffOf(mine.id()).email(), port);

        assertThat(owner.get("/app/whatsapp").body()).contains("data:image/png;base64,", "id=\"pairing-code\"");
        var page = staff.get("/app/whatsapp");
        assertThat(page.body()).contains("Unganisha WhatsApp").doesNotContain("data:image/png", "pairing-code");
        assertThat(staff.post("/app/whatsapp/pairing-code", page.body(), Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(staff.post("/app/settings", page.body(), Map.of("business_name", "Yetu"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(tenants.config(mine.id()).orElseThrow().businessName()).isEqualTo("Mama Asha");
    }

    @Test
    void guidesThroughEveryStateInBothLanguages() {
        town.fails(mine.id(), ErrorReason.WRONG_NUMBER, "another number");

        assertThat(owner.get("/app/whatsapp").body()).contains("Simu si sahihi", "id=\"start\"");
        assertThat(owner.get("/app/whatsapp?lang=en").body()).contains("The wrong phone");
        assertThat(owner.get("/app/status").body()).contains("lang=\"en\"", "The wrong phone");
        assertThat(owner.get("/app/status?lang=sw").body()).contains("Simu si sahihi");
    }

    @Test
    void listsChatsFindsThemAndHandsThemOver() {
        town.writes(mine.id(), Direction.IN, CUSTOMER, "Bei ya kusuka?");
        town.writes(mine.id(), Direction.IN, "255711000222", "Habari");
        town.writes(theirs.id(), Direction.IN, "255711000333", "siri ya jirani");

        assertThat(owner.get("/app/messages").body())
                .contains("Bei ya kusuka?", "Habari")
                .doesNotContain("siri ya jirani");
        assertThat(owner.get("/app/messages?q=kusuka").body())
                .contains("Bei ya kusuka?")
                .doesNotContain("Habari<");
        assertThat(owner.get("/app/messages?q=%25").body()).doesNotContain("Bei ya kusuka?");

        var chat = owner.get("/app/messages/" + CHAT);
        var taken = owner.post("/app/messages/" + CHAT + "/take", chat.body(), Map.of());
        assertThat(taken.body()).contains("id=\"end\"");
        assertThat(handoffs.isOn(mine.id(), CHAT, Instant.now())).isTrue();
        owner.post("/app/messages/" + CHAT + "/end", taken.body(), Map.of());
        assertThat(handoffs.isOn(mine.id(), CHAT, Instant.now())).isFalse();
    }

    @Test
    void pagesThroughALongChat() {
        for (int n = 1; n <= 35; n++) {
            town.writes(mine.id(), Direction.IN, CUSTOMER, "ujumbe-" + n + ".");
        }

        var newest = owner.get("/app/messages/" + CHAT);

        assertThat(newest.body()).contains("ujumbe-35.", "ujumbe-6.").doesNotContain("ujumbe-5.");
        var before = newest.body().replaceAll("(?s).*before=(\\d+).*", "$1");
        assertThat(owner.get("/app/messages/" + CHAT + "?before=" + before).body())
                .contains("ujumbe-1.", "ujumbe-5.")
                .doesNotContain("ujumbe-6.", "before=");
    }

    @Test
    void knowsNoChatOfAnotherBusiness() {
        town.writes(theirs.id(), Direction.IN, "255711000333", "siri ya jirani");
        var page = owner.get("/app/messages");

        assertThat(owner.get("/app/messages/255711000333@c.us").statusCode()).isEqualTo(404);
        assertThat(owner.post("/app/messages/255711000333@c.us/take", page.body(), Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(handoffs.isOn(theirs.id(), "255711000333@c.us", Instant.now()))
                .isFalse();
    }

    @Test
    void anOwnerSetsRemindersAndNoticesAndStaffDoNotSeeTheNumber() {
        var form = owner.get("/app/reminders");
        assertThat(form.body()).contains("Usimkumbushe", "value=\"21:00\"");
        var faulty = owner.post(
                "/app/reminders",
                form.body(),
                Map.of("reminderMinutes", "5", "noticeNumber", "07<i>55", "quietFrom", "usiku"));
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(faulty.body())
                .contains("Chagua muda wa kati ya", "Andika namba kama", "Andika saa kama", "value=\"usiku\"")
                .doesNotContain("07<i>55");

        var saved = owner.post(
                "/app/reminders",
                form.body(),
                Map.of("reminderMinutes", "90", "noticeNumber", "0755 000 001", "quietFrom", "22:00"));
        assertThat(saved.body())
                .contains("Imehifadhiwa", "Dakika 90 kabla", "value=\"+255755000001\"", "value=\"22:00\"");

        var staff = SignedIn.as(people.staffOf(mine.id()).email(), port).get("/app/reminders");
        assertThat(staff.body()).contains("Dakika 90 kabla").doesNotContain("255755000001");
        var neighbour = SignedIn.as(people.ownerOf(theirs.id()).email(), port).get("/app/reminders");
        assertThat(neighbour.body()).doesNotContain("Dakika 90 kabla", "255755000001");
        assertThat(owner.get("/app/history").body()).contains("Kubadilisha vikumbusho na taarifa");
    }

    @Test
    void savesSettingsAndShowsThemInTheHistory() {
        var form = owner.get("/app/settings");
        var faulty = owner.post(
                "/app/settings",
                form.body(),
                Map.of("business_name", "Mama Asha", "template_type", "BOOKING", "language", "SW", "mon", "asubuhi"));
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(faulty.body()).contains("Saa hizi hazisomeki", "value=\"asubuhi\"");

        var saved = owner.post(
                "/app/settings",
                form.body(),
                Map.of(
                        "business_name",
                        "Asha Salon",
                        "template_type",
                        "BOOKING",
                        "language",
                        "EN",
                        "mon",
                        "08:00-17:30"));

        assertThat(saved.body()).contains("Imehifadhiwa", "value=\"08:00-17:30\"");
        var holiday = new java.util.HashMap<>(Map.of(
                "business_name", "Asha Salon", "template_type", "BOOKING", "language", "EN", "mon", "08:00-17:30"));
        holiday.put("dates", "25 Desemba");
        assertThat(owner.post("/app/settings", form.body(), holiday).body())
                .contains("Tarehe hizi hazisomeki", ">25 Desemba</textarea>");
        holiday.put("dates", "2031-12-25\n2031-12-24 08:00-12:00");
        owner.post("/app/settings", form.body(), holiday);
        assertThat(owner.get("/app/settings").body()).contains("2031-12-24 08:00-12:00\n2031-12-25</textarea>");
        assertThat(tenants.config(mine.id()).orElseThrow().hoursJson()).contains("2031-12-25");
        assertThat(tenants.config(mine.id()).orElseThrow().businessName()).isEqualTo("Asha Salon");
        assertThat(owner.get("/app/history").body()).contains("Kubadilisha mipangilio", "owner-");
    }

    /** From the page to the engine: the box for trying out asks what a bot-worker asks. */
    @Test
    void theToneThatTheOwnerChoosesIsHeardAtOnceButNotInAnswersToComplaints() {
        assertThat(tries("habari")).contains("Habari! 👋 Karibu");
        var form = owner.get("/app/settings");
        assertThat(form.body()).containsPattern("value=\"POLITE\"[^>]*selected");
        var saved = owner.post(
                "/app/settings",
                form.body(),
                Map.of("business_name", "Mama Asha", "template_type", "BOOKING", "language", "SW", "tone", "MTAANI"));

        assertThat(saved.body()).containsPattern("value=\"MTAANI\"[^>]*selected");
        assertThat(tries("habari")).contains("Mambo vipi! 👋 Karibu sana");
        assertThat(tries("nataka kulalamika, mmeniharibia nywele"))
                .contains("Pole sana kwa usumbufu")
                .doesNotContain("Poa", "boss");
        assertThat(tenants.config(theirs.id()).orElseThrow().tone()).isEqualTo(AssistantTone.POLITE);
    }

    private String tries(String message) {
        return owner.post("/app/knowledge/try", owner.get("/app/knowledge/try").body(), Map.of("text", message))
                .body();
    }

    @Test
    void aPageWeighsLessThanSixtyKilobytes() {
        var page = owner.get("/app/whatsapp");
        var bytes = page.body().length();
        for (var link : java.util.regex.Pattern.compile("(?:href|src)=\"(/(?:css|img|webjars)[^\"]+)\"")
                .matcher(page.body())
                .results()
                .toList()) {
            bytes += owner.get(link.group(1)).body().length();
        }
        // htmx counts as it travels, at about a third of its size.
        assertThat(bytes).as("uncompressed bytes of the heaviest page").isLessThan(120_000);
    }

    @Test
    void canBePutOnAPhonesHomeScreen() {
        var manifest = owner.get("/app/status").body().replaceAll("(?s).*rel=\"manifest\" href=\"([^\"]+)\".*", "$1");
        var answer = new SignedIn(port).get(manifest);

        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(answer.body()).contains("\"start_url\": \"/app\"");
        for (var icon : new String[] {"/img/icon-192.png", "/img/icon-512.png"}) {
            assertThat(answer.body()).contains(icon);
            assertThat(new SignedIn(port).get(icon).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void refusesAFormWithoutItsToken() {
        assertThat(owner.post("/app/settings", "name=\"_csrf\" value=\"forged\"", Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void saysInTheReadersLanguageThatAFormCameTooLateAlsoFromAnotherTab() {
        var form = owner.get("/app/settings");
        var otherTab = owner.get("/app/status");
        owner.post("/app/sign-out", otherTab.body(), Map.of());

        var late = owner.post("/app/settings", form.body(), Map.of("business_name", "Baadaye"));
        assertThat(late.statusCode()).isEqualTo(403);
        assertThat(late.body())
                .contains("hakuna kilichobadilishwa", "href=\"/app\"")
                .doesNotContain("/admin");
        assertThat(owner.get("/app").uri().getPath()).isEqualTo("/app/sign-in");
        assertThat(tenants.config(mine.id()).orElseThrow().businessName()).isEqualTo("Mama Asha");

        owner.get("/app/sign-in?lang=en");
        assertThat(owner.post("/app/settings", form.body(), Map.of()).body()).contains("nothing was changed");
    }

    @Test
    void saysInTheReadersLanguageWhatCannotBeRead() {
        for (var address : List.of("/app/hapana", "/app/messages/" + CHAT + "/media/1")) {
            var missing = owner.get(address);
            assertThat(missing.statusCode()).as(address).isEqualTo(404);
            assertThat(missing.body()).contains("Hakuna kitu kwenye anwani hii").doesNotContain("/admin");
        }
        for (var address : List.of("/app/messages?page=-1", "/app/messages?page=moja")) {
            var unread = owner.get(address);
            assertThat(unread.statusCode()).as(address).isEqualTo(400);
            assertThat(unread.body()).contains("Ombi hili halikueleweka").doesNotContain("/admin");
        }
        assertThat(owner.get("/app/messages?page=-1&lang=en").body()).contains("This request was not understood");
    }
}
