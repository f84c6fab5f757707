package io.flowhq.web.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.store.session.QrCode;
import io.flowhq.web.People;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Takes a picture of every page of the portal on a phone, light and dark, in both languages, into {@code target/pictures}. */
@WebTest
@Import(PortalShop.class)
@EnabledIfSystemProperty(named = "flowhq.campaign", matches = "true")
class PortalPicturesTest {

    private static final Path FOLDER = Path.of("target", "pictures");

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    @Autowired
    PortalShop shops;

    @Autowired
    People people;

    private String home;

    @Test
    void picturesEveryPage() {
        home = "http://127.0.0.1:" + port;
        var shop = town.business("Mama Asha").id();
        var owner = shops.open(shop);
        var staff = people.staffOf(shop).email();
        var linking = town.business("Saluni ya Neema").id();
        var linkingOwner = people.ownerOf(linking).email();
        var failed = town.business("Duka la Juma").id();
        town.fails(failed, ErrorReason.LOGGED_OUT, "logged out");
        var failedOwner = people.ownerOf(failed).email();
        try (var chromium = Chromium.open()) {
            for (var language : List.of("sw", "en")) {
                for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    var look = language + "-" + scheme.name().toLowerCase(Locale.ROOT);
                    var browser = chromium.browser();
                    theWayIn(phone(browser, scheme), language, look);
                    pages(phone(browser, scheme), owner, PortalShop.PAGES, language, look);
                    pages(
                            phone(browser, scheme),
                            staff,
                            List.of("/app/follow-ups", "/app/messages/" + PortalShop.CUSTOMER + "@c.us", "/app/people"),
                            language,
                            "staff-" + look);
                    linking(phone(browser, scheme), linking, linkingOwner, language, look);
                    pages(
                            phone(browser, scheme),
                            failedOwner,
                            List.of("/app/status", "/app/whatsapp", "/app/messages", "/app/follow-ups", "/app/nowhere"),
                            language,
                            "failed-" + look);
                }
            }
        }
    }

    private void theWayIn(BrowserContext phone, String language, String look) {
        var page = phone.newPage();
        page.navigate(home + "/app/sign-in?lang=" + language);
        picture(page, "sign-in", look);
        page.locator("#with-trial").tap();
        picture(page, "trial", look);
        page.locator("#email").fill("mpya-" + UUID.randomUUID() + "@example.org");
        page.locator("button.primary").tap();
        page.locator("#business_name").waitFor();
        picture(page, "onboarding", look);
        page.locator("main button.primary").tap();
        page.locator("[aria-invalid=true]").first().waitFor();
        picture(page, "onboarding-faulty", look);
        page.locator("#business_name").fill("Zuri");
        page.locator("[name=template_type]").first().check();
        page.locator("#whatsapp_number")
                .fill("0712" + ThreadLocalRandom.current().nextInt(100_000, 999_999));
        page.locator("main button.primary").tap();
        page.locator(".steps").waitFor();
        picture(page, "asked", look);
        phone.close();
    }

    private void linking(BrowserContext phone, TenantId shop, String owner, String language, String look) {
        town.showsCode(
                shop,
                new QrCode("2@" + "abcdefgh".repeat(25), 1, 6, Instant.now().plusSeconds(60)));
        var page = PortalShop.signIn(phone, home, owner);
        page.navigate(home + "/app/whatsapp?lang=" + language);
        picture(page, "linking", look);
        page.locator("#invite").tap();
        page.locator("#invitation").waitFor();
        picture(page, "invitation", look);
        page.navigate(page.locator("#invitation").getAttribute("href"));
        picture(page, "link", look);
        phone.close();
    }

    private void pages(BrowserContext phone, String person, List<String> paths, String language, String look) {
        var page = PortalShop.signIn(phone, home, person);
        for (var path : paths) {
            page.navigate(home + path + "?lang=" + language);
            picture(page, path.replaceFirst("^/app/", "").replaceAll("[/@.]", "-"), look);
        }
        phone.close();
    }

    private static BrowserContext phone(Browser browser, ColorScheme scheme) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setHasTouch(true)
                .setIsMobile(true)
                .setColorScheme(scheme));
    }

    private static void picture(Page page, String name, String look) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(FOLDER.resolve(name + "-" + look + ".png"))
                .setFullPage(true));
    }
}
