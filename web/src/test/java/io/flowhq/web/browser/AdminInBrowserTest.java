package io.flowhq.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.flowhq.client.TenantCommands;
import io.flowhq.client.refusal.CommandRefused;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.Direction;
import io.flowhq.store.session.QrCode;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The operator's way through the pages in a real browser, with JavaScript and without. */
@WebTest
class AdminInBrowserTest {

    private static final String CODE = "2@" + "k3yM4teri4l+/=".repeat(17) + ",1";

    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    @Autowired
    TenantCommands commands;

    @Autowired
    ChatHandoffs handoffs;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

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

    @AfterEach
    void leave() {
        context.close();
    }

    @Test
    void createsStartsLinksAndFollowsATenantWithoutLoadingThePageAgain() throws IOException {
        signIn(new Browser.NewContextOptions());
        var tenant = create("Zanzibar Henna", "+255 777 123 " + (100 + new Random().nextInt(900)));
        assertThat(page.locator("[data-phase]")).hasAttribute("data-phase", "NEW");
        page.evaluate("window.unreloaded = true");
        complaints.clear(); // Chromium reports the form's 422.

        startAs(() -> town.reaches(tenant, PhaseName.STARTING));
        button("Start").click();
        assertThat(page.locator("[data-phase]")).hasAttribute("data-phase", "STARTING");
        assertThat(page.locator("#notices")).containsText("A browser opens.");
        assertThat(button("Start")).isDisabled();
        assertThat(page.locator("#live")).hasAttribute("data-state", "live");

        town.showsCode(tenant, new QrCode(CODE, 1, 6, Instant.now().plusSeconds(60)));
        var code = page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName(Pattern.compile("^QR code")));
        assertThat(code).isVisible();
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(PlaywrightException.class) // It is replaced while the page catches up.
                .untilAsserted(() -> assertThat(read(code.screenshot())).isEqualTo(CODE));
        assertThat(code.boundingBox().width).isGreaterThanOrEqualTo(260);

        town.reaches(tenant, PhaseName.RUNNING);
        assertThat(page.locator("[data-phase]")).hasAttribute("data-phase", "RUNNING");
        assertThat(code).isHidden();
        assertThat(page.locator("#announcer")).hasText("Online");

        town.writes(tenant, Direction.IN, "255700111222", "Habari za asubuhi");
        assertThat(page.locator("#messages")).containsText("Habari za asubuhi");
        assertThat(page.evaluate("window.unreloaded")).isEqualTo(true);
        assertThat(complaints).isEmpty();
    }

    @Test
    void doesAllOfItWithoutJavascriptToo() throws IOException {
        signIn(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        var tenant = create("Pemba Cloves", "+255 777 123 457");

        startAs(() ->
                town.showsCode(tenant, new QrCode(CODE, 1, 6, Instant.now().plusSeconds(60))));
        button("Start").click();
        assertThat(page.locator(".notice")).hasText("A browser opens.");
        assertThat(page.locator("[data-phase]")).hasAttribute("data-phase", "AWAITING_SCAN");
        var code = page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName(Pattern.compile("^QR code")));
        assertThat(read(code.screenshot())).isEqualTo(CODE);
        assertThat(page.locator("meta[http-equiv=refresh]")).hasAttribute("content", "10");

        doThrow(new CommandRefused(CommandKind.STOP, tenant, PhaseName.STOPPING, null, "Wait until it has stopped."))
                .when(commands)
                .give(eq(CommandKind.STOP), any(), any(), any(), any());
        button("Stop").click();
        assertThat(page.locator(".alert")).containsText("Wait until it has stopped.");

        town.writes(tenant, Direction.IN, "255700111222", "Shikamoo");
        page.reload();
        assertThat(page.locator("#messages")).containsText("Shikamoo");
    }

    @Test
    void showsWhoHasAChatAndGivesItBackWithoutLoadingThePageAgain() {
        signIn(new Browser.NewContextOptions());
        var tenant = town.business("Handed over", PhaseName.RUNNING).id();
        town.writes(tenant, Direction.IN, "255711222333", "Nataka kuongea na mtu");
        page.navigate(address("/admin/tenants/" + tenant));
        assertThat(page.locator("#live")).hasAttribute("data-state", "live");
        page.evaluate("window.unreloaded = true");
        assertThat(page.locator(".handoffs")).hasCount(0);

        var soon = Instant.now().plusSeconds(600);
        handoffs.begin(tenant, "255711222333@c.us", ChatHandoffs.Cause.CUSTOMER_ASKED, Instant.now(), soon);
        assertThat(page.locator(".handoffs")).containsText("+255 711 222 333");
        assertThat(button("Take over the chat with +255 711 222 333")).hasCount(0);

        button("Let the bot answer again").click();
        assertThat(page.locator(".handoffs")).hasCount(0);
        assertThat(page.locator("#notices")).containsText("answers in this chat again");
        assertThat(handoffs.all(tenant, Instant.now())).isEmpty();

        button("Take over the chat with +255 711 222 333").click();
        assertThat(page.locator(".handoffs")).containsText("taken over here");

        handoffs.end(tenant, "255711222333@c.us");
        assertThat(page.locator(".handoffs")).hasCount(0);
        handoffs.begin(
                tenant,
                "255711222333@c.us",
                ChatHandoffs.Cause.OWNER_WROTE,
                Instant.now(),
                Instant.now().plusSeconds(6));
        assertThat(page.locator(".handoffs")).hasCount(1);
        assertThat(page.locator(".handoffs")).hasCount(0);
        assertThat(page.evaluate("window.unreloaded")).isEqualTo(true);
        // A command takes a fetch that is under way back, which htmx reports.
        assertThat(complaints).allMatch(complaint -> complaint.matches("htmx:(sendAbort|afterRequest),.*"));
    }

    @Test
    void setsTheOpeningHoursWithTheKeyboardAlone() {
        signIn(new Browser.NewContextOptions().setViewportSize(360, 740).setJavaScriptEnabled(false));
        var tenant = town.business("Keyed in").id();
        page.navigate(address("/admin/tenants/" + tenant));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Assistant settings"))
                .focus();
        page.keyboard().press("Enter");
        page.getByLabel("Time zone").focus();
        page.keyboard().press("Tab");
        page.keyboard().type("08:00-12:30, 14:00-17:30");
        page.keyboard().press("Tab");
        page.keyboard().type("18:00-17");
        page.keyboard().press("Enter");

        assertThat(page.getByLabel("Tuesday")).isFocused();
        assertThat(page.getByLabel("Tuesday")).hasAttribute("aria-invalid", "true");
        assertThat(page.getByLabel("Monday")).hasValue("08:00-12:30, 14:00-17:30");
        page.getByLabel("Tuesday").fill("18:00-02:00");
        page.keyboard().press("Enter");

        assertThat(page.locator(".notice")).hasText("Saved. The next reply uses it.");
        assertThat(page.locator(".facts")).containsText("Mon 08:00-12:30, 14:00-17:30");
        assertThat(page.locator(".facts")).containsText("Tue 18:00-02:00");
    }

    @Test
    void showsARefusalBesideAPageThatStaysAsItIs() {
        signIn(new Browser.NewContextOptions());
        var tenant = town.business("Refusing", PhaseName.RUNNING).id();
        page.navigate(address("/admin/tenants/" + tenant));
        doThrow(new CommandRefused(CommandKind.STOP, tenant, PhaseName.STOPPING, null, "Wait until it has stopped."))
                .when(commands)
                .give(eq(CommandKind.STOP), any(), any(), any(), any());
        button("Stop").click();
        assertThat(page.locator("#alerts")).containsText("Wait until it has stopped.");
        assertThat(page.locator("[data-phase]")).hasAttribute("data-phase", "RUNNING");
    }

    @Test
    void findsTenantsWhileOneTypesAndKeepsTheSearchInTheAddress() {
        signIn(new Browser.NewContextOptions());
        town.business("Morogoro Mangoes");
        town.business("Morogoro Maize");
        page.navigate(address("/admin/tenants"));
        page.getByLabel("Search").pressSequentially("mango");
        assertThat(page.locator("#tenants tbody tr")).hasCount(1);
        assertThat(page).hasURL(Pattern.compile("q=mango"));
        assertThat(page.getByLabel("Search")).isFocused();
        page.reload();
        assertThat(page.getByLabel("Search")).hasValue("mango");
        assertThat(page.locator("#tenants tbody tr")).hasCount(1);
    }

    @Test
    void saysThatItLostTheServerAndCatchesUpWhenItIsBack() {
        signIn(new Browser.NewContextOptions());
        var tenant = town.business("Disconnected").id();
        page.navigate(address("/admin/tenants/" + tenant));
        assertThat(page.locator("#live")).hasAttribute("data-state", "live");
        page.route("**/admin/**", route -> route.abort());
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
        assertThat(page.locator("#live")).hasAttribute("data-state", "lost");
        button("Start").click();
        assertThat(page.locator("#alerts")).containsText("Nothing was sent");
        town.reaches(tenant, PhaseName.RECOVERING);
        page.unroute("**/admin/**");
        assertThat(page.locator("#live")).hasAttribute("data-state", "live");
        assertThat(page.locator("[data-phase]")).hasAttribute("data-phase", "RECOVERING");
    }

    @Test
    void leadsToTheSignInPageWhenTheSessionHasEnded() {
        signIn(new Browser.NewContextOptions());
        var tenant = town.business("Signed out").id();
        page.navigate(address("/admin/tenants/" + tenant));
        assertThat(page.locator("#live")).hasAttribute("data-state", "live");
        context.clearCookies();
        town.reaches(tenant, PhaseName.STARTING);
        assertThat(page).hasURL(address("/login"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void fitsATelephoneInEitherTheme(ColorScheme theme) throws IOException {
        signIn(new Browser.NewContextOptions().setViewportSize(360, 740).setColorScheme(theme));
        var tenant = town.business("A name that is longer than most names on small screens")
                .id();
        town.writes(tenant, Direction.IN, "255700111222", "https://example.com/" + "x".repeat(120));
        town.writes(tenant, Direction.IN, "255700111333", "Habari");
        handoffs.begin(
                tenant,
                "255700111222@c.us",
                ChatHandoffs.Cause.CUSTOMER_ASKED,
                Instant.now(),
                Instant.now().plusSeconds(600));
        town.showsCode(tenant, new QrCode(CODE, 2, 6, Instant.now().plusSeconds(60)));
        for (var path : List.of(
                "/admin/tenants",
                "/admin/tenants/new",
                "/admin/tenants/" + tenant + "/config",
                "/admin/tenants/" + tenant)) {
            page.navigate(address(path));
            assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as(path)
                    .isEqualTo(0);
        }
        assertThat(read(page.locator("img[alt^='QR code']").screenshot())).isEqualTo(CODE);
    }

    private void signIn(Browser.NewContextOptions options) {
        context = chromium.browser().newContext(options);
        page = context.newPage();
        page.setDefaultTimeout(20_000);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.navigate(address("/admin/tenants"));
        assertThat(page).hasURL(address("/login"));
        page.getByLabel("Password").fill(WebTest.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(page).hasURL(address("/admin/tenants"));
    }

    private TenantId create(String name, String number) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New tenant"))
                .click();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
        page.getByLabel("WhatsApp number").fill("0777");
        page.getByLabel("Business name").fill(name + " Ltd");
        page.getByLabel("Template").selectOption("ECOMMERCE");
        page.getByLabel("Language").selectOption("EN");
        button("Create tenant").click();
        assertThat(page.locator("#phone_number-error")).isVisible();
        assertThat(page.getByLabel("Template")).hasValue("ECOMMERCE");
        page.getByLabel("WhatsApp number").fill(number);
        button("Create tenant").click();
        page.waitForURL(Pattern.compile("/admin/tenants/[0-9a-f-]{36}$"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(name);
        return TenantId.of(page.url().substring(page.url().lastIndexOf('/') + 1));
    }

    private void startAs(Runnable happens) {
        doAnswer(start -> {
                    happens.run();
                    return new CommandResult(PhaseName.STARTING, null, "A browser opens.");
                })
                .when(commands)
                .give(eq(CommandKind.START), any(), any(), any(), any());
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private static String read(byte[] png) throws IOException {
        var picture = ImageIO.read(new ByteArrayInputStream(png));
        int width = picture.getWidth();
        int height = picture.getHeight();
        var source = new RGBLuminanceSource(width, height, picture.getRGB(0, 0, width, height, null, 0, width));
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)))
                    .getText();
        } catch (com.google.zxing.ReaderException unreadable) {
            throw new AssertionError("no QR code can be read in " + width + " x " + height + " pixels", unreadable);
        }
    }
}
