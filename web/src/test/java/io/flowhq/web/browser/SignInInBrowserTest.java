package io.flowhq.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.flowhq.store.portal.Role;
import io.flowhq.store.portal.Users;
import io.flowhq.web.People;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Who comes in with the provider for trying out, and where they come to: on a phone of 360 px, by touch, in Swahili. */
@WebTest
@Import(PortalShop.class)
class SignInInBrowserTest {

    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    @Autowired
    People people;

    @Autowired
    PortalShop shops;

    @Autowired
    Users users;

    private final List<BrowserContext> phones = new ArrayList<>();
    private final String email = "mpya-" + UUID.randomUUID() + "@example.org";
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
    void address() {
        home = "http://127.0.0.1:" + port;
    }

    @AfterEach
    void leave() {
        phones.forEach(BrowserContext::close);
    }

    @Test
    void whoComesBackOnAnotherPhoneFindsTheSameBusiness() {
        var first = signIn(email, false);
        assertThat(first.locator("#business_name")).isVisible();
        var account = users.withEmail(email).orElseThrow();
        assertThat(account.role()).isEqualTo(Role.OWNER);
        first.locator(".portal-bar form button").tap();
        assertThat(first.locator(".notice")).hasText("Umetoka.");
        assertThat(first).hasURL(Pattern.compile("/app/sign-in\\?out$"));

        assertThat(signIn(email, false).locator("#business_name")).isVisible();
        assertThat(users.withEmail(email)).contains(account);
    }

    @Test
    void whoseAddressIsNotVerifiedIsToldSoAndLeavesNothing() {
        var page = signIn(email, true);

        assertThat(page).hasURL(Pattern.compile("/app/sign-in\\?unverified$"));
        assertThat(page.locator("main .alert")).isVisible();
        assertThat(users.withEmail(email)).isEmpty();
        page.navigate(home + "/app/messages");
        assertThat(page.locator("#with-trial")).isVisible();
    }

    @Test
    void staffSeeTheBusinessAndNoButtonThatIsTheOwners() {
        var shop = town.business("Mama Asha").id();
        shops.open(shop);
        var page = signIn(people.staffOf(shop).email(), false);
        page.navigate(home + "/app/follow-ups");

        assertThat(page.locator("main")).containsText("Mna viatu vya mpira size 42");
        assertThat(page.locator("main form")).hasCount(0);
        page.navigate(home + "/app/data");
        assertThat(page.locator("main form[action$=erase]")).hasCount(0);
    }

    @Test
    void anOperatorComesToTheOperatorsPagesAndIsNobodysOwner() {
        var page = signIn(WebTest.OPERATOR, false);

        assertThat(page).hasURL(home + "/admin");
        page.navigate(home + "/app/messages");
        assertThat(page.locator("body")).not().containsText("Mama Asha");
        assertThat(users.withEmail(WebTest.OPERATOR).orElseThrow().tenantId()).isNull();
    }

    private Page signIn(String as, boolean unverified) {
        var phone = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(360, 740)
                        .setHasTouch(true)
                        .setIsMobile(true));
        phones.add(phone);
        var page = phone.newPage();
        page.navigate(home + "/app");
        page.locator("#with-trial").tap();
        page.locator("#email").fill(as);
        if (unverified) {
            page.locator("[name=unverified]").tap();
        }
        page.locator("button.primary").tap();
        page.waitForURL(url -> !url.contains("/trial/") && !url.contains("/oauth2/") && !url.contains("/login/"));
        return page;
    }
}
