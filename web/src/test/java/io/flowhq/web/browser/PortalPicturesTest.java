package io.flowhq.web.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Takes a picture of every page of the portal on a phone, light and dark, into {@code target/pictures}. */
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

    @Test
    void picturesEveryPage() {
        var home = "http://127.0.0.1:" + port;
        var owner = shops.open(town.business("Mama Asha").id());
        try (var chromium = Chromium.open()) {
            for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                var phone = chromium.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setViewportSize(360, 740)
                                .setHasTouch(true)
                                .setIsMobile(true)
                                .setColorScheme(scheme));
                var page = PortalShop.signIn(phone, home, owner);
                for (var path : PortalShop.PAGES) {
                    page.navigate(home + path);
                    picture(page, path.replaceFirst("^/app/", "").replaceAll("[/@.]", "-"), scheme);
                }
                phone.close();
            }
        }
    }

    private static void picture(Page page, String name, ColorScheme scheme) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(FOLDER.resolve(name + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + ".png"))
                .setFullPage(true));
    }
}
