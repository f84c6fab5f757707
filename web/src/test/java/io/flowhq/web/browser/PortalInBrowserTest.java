package io.flowhq.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.Direction;
import io.flowhq.store.portal.Users;
import io.flowhq.store.session.QrCode;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The owner's way through the portal on a phone of 360 px, by touch. */
@WebTest
@Import(PortalShop.class)
class PortalInBrowserTest {

    private static final String CHAT = PortalShop.CUSTOMER + "@c.us";

    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    @Autowired
    PortalShop shops;

    @Autowired
    Users users;

    @Autowired
    ChatHandoffs handoffs;

    @Autowired
    JdbcClient jdbc;

    private final List<BrowserContext> phones = new ArrayList<>();
    private TenantId shop;
    private String owner;
    private String home;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
        setDefaultAssertionTimeout(20_000);
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void aShop() {
        home = "http://127.0.0.1:" + port;
        shop = town.business("Mama Asha").id();
        owner = shops.open(shop);
    }

    @AfterEach
    void leave() {
        phones.forEach(BrowserContext::close);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void nothingSeriousIsFoundOnAnyPageAndNoneIsWiderThanThePhone(ColorScheme scheme) {
        var page = PortalShop.signIn(phone(options().setColorScheme(scheme)), home, owner);
        List<String> faults = new ArrayList<>();
        var language = scheme == ColorScheme.LIGHT ? "sw" : "en";
        for (var path : PortalShop.PAGES) {
            page.navigate(home + path + "?lang=" + language);
            look(page, faults);
        }
        town.showsCode(
                shop,
                new QrCode("2@" + "abcdefgh".repeat(25), 1, 6, Instant.now().plusSeconds(60)));
        page.navigate(home + "/app/whatsapp");
        page.locator("#invite").tap();
        assertThat(page.locator("#invitation")).isVisible();
        look(page, faults);
        page.navigate(page.locator("#invitation").getAttribute("href"));
        look(page, faults);
        assertThat(faults).isEmpty();
        assertThat(page.locator(".code-picture")).isVisible();
        town.reaches(shop, PhaseName.RUNNING);
        assertThat(page.locator("#link h1")).isVisible();
        assertThat(page.locator(".code-picture")).isHidden();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void nothingSeriousIsFoundOnTheWayIn(ColorScheme scheme) {
        var page = phone(options().setColorScheme(scheme)).newPage();
        List<String> faults = new ArrayList<>();
        page.navigate(home + "/app/sign-in");
        look(page, faults);
        page.locator("#with-trial").tap();
        page.locator("#email").fill("mpya-" + UUID.randomUUID() + "@example.org");
        look(page, faults);
        page.locator("button.primary").tap();
        assertThat(page.locator("#business_name")).isVisible();
        look(page, faults);
        page.locator("main button.primary").tap();
        assertThat(page.locator("[aria-invalid=true]").first()).isVisible();
        look(page, faults);
        page.navigate(home + "/app/messages/255711000999@c.us");
        look(page, faults);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void nothingSeriousIsFoundOnTheOperatorsPages(ColorScheme scheme) {
        var page = phone(new Browser.NewContextOptions().setColorScheme(scheme)).newPage();
        page.navigate(home + "/login");
        List<String> faults = new ArrayList<>();
        look(page, faults);
        page.getByLabel("Password").fill(WebTest.PASSWORD);
        page.locator("main button").click();
        page.waitForURL(url -> url.contains("/admin"));
        var tenant = "/admin/tenants/" + shop;
        for (var path : List.of(
                "/admin",
                "/admin/tenants",
                "/admin/tenants/new",
                "/admin/followups",
                "/admin/audit",
                tenant,
                tenant + "/chats",
                tenant + "/chats/" + CHAT,
                tenant + "/timeline",
                tenant + "/webhooks",
                tenant + "/config",
                tenant + "/number",
                tenant + "/knowledge",
                tenant + "/delete",
                "/admin/workers",
                "/admin/keys",
                "/admin/setup-requests",
                "/admin/tenants/00000000-0000-0000-0000-000000000000")) {
            page.navigate(home + path);
            look(page, faults);
        }
        assertThat(faults).isEmpty();
    }

    private static void look(Page page, List<String> faults) {
        var path = page.url().replaceFirst("^http://[^/]+", "");
        Accessibility.faults(page).forEach(fault -> faults.add(path + " " + fault));
        if (Accessibility.overflow(page) > 0) {
            faults.add(path + " is " + Accessibility.overflow(page) + " px too wide");
        }
    }

    @Test
    void aReplyIsSentByTouchAndTakesTheChatOver() {
        var page = PortalShop.signIn(phone(options()), home, owner);
        page.navigate(home + "/app/messages");
        page.locator(".chats a")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("711 000 111"))
                .tap();
        page.locator("#text").fill("Tutakupigia sasa hivi");
        page.locator("#reply button").dblclick();

        assertThat(page.locator(".bubble").last()).containsText("Tutakupigia sasa hivi");
        assertThat(page.locator("#end")).isVisible();
        assertThat(handoffs.isOn(shop, CHAT, Instant.now())).isTrue();
        assertThat(jdbc.sql("select count(*) from message_logs where tenant_id = :shop and origin = 'PERSON'")
                        .param("shop", shop.value())
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void aNewMessageAppearsWithoutReloadingAndWhatIsBeingTypedAndReadStays() {
        var page = PortalShop.signIn(phone(options()), home, owner);
        page.navigate(home + "/app/messages/" + CHAT);
        page.locator("#text").fill("Tupo Kariakoo");
        page.locator(".why summary").first().tap();
        assertThat(page.locator("#live")).hasAttribute("data-state", "live");
        page.evaluate("window.sameDocument = true");
        town.writes(shop, Direction.IN, PortalShop.CUSTOMER, "Na Jumapili je?");

        assertThat(page.locator(".bubble").last()).containsText("Na Jumapili je?");
        assertThat(page.locator("#announcer")).hasText("Na Jumapili je?");
        assertThat(page.locator("#text")).hasValue("Tupo Kariakoo");
        assertThat(page.locator(".why").first()).containsText("bei ya kusuka");
        assertThat(page.locator(".why").first()).hasAttribute("open", "");
        assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
    }

    @Test
    void whatWaitsIsCountedInTheTitleWithoutReloading() {
        var page = PortalShop.signIn(phone(options()), home, owner);
        page.navigate(home + "/app/messages");
        assertThat(page).hasTitle(Pattern.compile("^\\(2\\) Ujumbe"));
        assertThat(page.locator("#live")).hasAttribute("data-state", "live");
        town.waits(shop, "255711000444", "Mnauza viatu?", FollowUpReason.AVAILABILITY);

        assertThat(page).hasTitle(Pattern.compile("^\\(3\\) Ujumbe"));
        assertThat(page.locator("#tabs .count")).hasText("3");
        assertThat(page.locator(".chats a").first()).containsText("Mnauza viatu?");
    }

    @Test
    void afterSigningOutTheBackButtonShowsNothingOfTheBusiness() {
        var page = PortalShop.signIn(phone(options()), home, owner);
        page.navigate(home + "/app/messages/" + CHAT);
        page.locator(".portal-bar form button").tap();
        assertThat(page.locator("#with-trial")).isVisible();
        page.goBack();

        assertThat(page.locator("#with-trial")).isVisible();
        assertThat(page.locator("body")).not().containsText("rasta");
    }

    @Test
    void anExpiredSessionLeadsToTheSignInPageAlsoFromAPageThatReloadsItself() {
        var page = PortalShop.signIn(phone(options()), home, owner);
        page.navigate(home + "/app/whatsapp");
        jdbc.sql("delete from spring_session").update();

        assertThat(page.locator("#with-trial")).isVisible();
    }

    @Test
    void twoTabsThatSignInFirstMakeOneBusiness() {
        var email = "mpya-" + UUID.randomUUID() + "@example.org";
        var phone = phone(options());
        List<Page> tabs = List.of(phone.newPage(), phone(options()).newPage());
        for (var tab : tabs) {
            tab.navigate(home + "/app");
            tab.locator("#with-trial").tap();
            tab.locator("#email").fill(email);
        }
        tabs.forEach(tab -> tab.locator("button.primary")
                .tap(new com.microsoft.playwright.Locator.TapOptions().setNoWaitAfter(true)));
        for (var tab : tabs) {
            assertThat(tab.locator("#business_name")).isVisible();
        }
        var tenant = users.withEmail(email).orElseThrow().tenantId();
        assertThat(jdbc.sql("select count(*) from portal_event_logs where tenant_id = :tenant")
                        .param(
                                "tenant",
                                java.util.Objects.requireNonNull(tenant).value())
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void everyPageSaysThatSomethingWaits() {
        var page = PortalShop.signIn(phone(options()), home, owner);
        for (var path : PortalShop.PAGES) {
            page.navigate(home + path);
            assertThat(page.locator("#tabs .count")).isVisible();
        }
    }

    @Test
    void everyPageIsLightEnoughForASlowLine() {
        var page = PortalShop.signIn(phone(options()), home, owner);
        List<String> heavy = new ArrayList<>();
        for (var path : PortalShop.PAGES) {
            var fresh = phone(options().setStorageState(page.context().storageState()));
            var tab = fresh.newPage();
            tab.navigate(home + path);
            var bytes = ((Number) tab.evaluate("""
                    performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
                        .filter(loaded => !/\\\\.(png|svg|jpe?g)/.test(loaded.name))
                        .reduce((sum, loaded) => sum + loaded.encodedBodySize, 0)
                    """)).longValue();
            System.out.printf("weight %-34s %6d bytes%n", path, bytes);
            if (bytes > 60_000) {
                heavy.add(path + " " + bytes);
            }
            fresh.close();
        }
        assertThat(heavy).isEmpty();
    }

    /** At 400 kbit/s, 400 ms away and with a processor four times as slow, as on a cheap phone; the figure is printed. */
    @Test
    void firstPaintsSoonOnASlowLine() {
        var page = PortalShop.signIn(phone(options()), home, owner);
        var fresh = phone(options().setStorageState(page.context().storageState()));
        var tab = fresh.newPage();
        var line = fresh.newCDPSession(tab);
        line.send("Network.enable");
        var slow = new JsonObject();
        slow.addProperty("offline", false);
        slow.addProperty("latency", 400);
        slow.addProperty("downloadThroughput", 50_000);
        slow.addProperty("uploadThroughput", 50_000);
        line.send("Network.emulateNetworkConditions", slow);
        var processor = new JsonObject();
        processor.addProperty("rate", 4);
        line.send("Emulation.setCPUThrottlingRate", processor);
        tab.navigate(home + "/app/follow-ups");
        var painted = ((Number) tab.evaluate("""
                () => new Promise(done => new PerformanceObserver(seen => done(seen.getEntries()[0].startTime))
                    .observe({type: 'paint', buffered: true}))
                """)).longValue();
        System.out.printf("first paint on a slow line: %d ms%n", painted);
        assertThat(painted).isLessThan(15_000);
    }

    private static Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setHasTouch(true)
                .setIsMobile(true);
    }

    private BrowserContext phone(Browser.NewContextOptions options) {
        var phone = chromium.browser().newContext(options);
        phones.add(phone);
        return phone;
    }
}
