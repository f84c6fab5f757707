package io.flowhq.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import io.flowhq.contract.TenantId;
import io.flowhq.web.PushKeyFile;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Notices in a real browser, on a phone of 360 px. Its maker's push service is out of reach of the tests: what that would
 * have given is put in its place, and what it would have brought is handed to the browser's worker as it does.
 */
@WebTest
@Import(PortalShop.class)
class PushInBrowserTest {

    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    @Autowired
    PortalShop shops;

    @Autowired
    JdbcClient jdbc;

    private String home;
    private TenantId shop;
    private BrowserContext phone;
    private Page page;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
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
        phone = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(360, 740)
                        .setHasTouch(true)
                        .setIsMobile(true));
        page = PortalShop.signIn(phone, home, shops.open(shop));
    }

    @AfterEach
    void leave() {
        phone.close();
    }

    @Test
    void asksBeforeItIsOnAndSaysThatTheBrowserBlocksIt() {
        page.navigate(home + "/app/reminders");
        assertThat(page.locator("#push-allow button")).isVisible();
        assertThat(page.locator("#push-end")).isHidden();
        page.locator("#push-allow button").tap();

        assertThat(page.locator("#push-denied")).isVisible();
        assertThat(subscriptions()).isEmpty();
    }

    @Test
    void saysThatItIsNotOnWhereThePushServiceIsOutOfReach() {
        phone.grantPermissions(List.of("notifications"));
        page.navigate(home + "/app/reminders");
        page.locator("#push-allow button").tap();

        assertThat(page.locator("#push-failed")).isVisible();
        assertThat(subscriptions()).isEmpty();
    }

    @Test
    void isOnAfterOneTouchAndOffAfterAnother() {
        phone.grantPermissions(List.of("notifications"));
        subscribesAtOnce();
        page.navigate(home + "/app/reminders");
        page.locator("#push-allow button").tap();

        assertThat(page.locator(".notice")).hasText("Taarifa zimewashwa kwenye kifaa hiki.");
        assertThat(page.locator("#push-end button")).isVisible();
        assertThat(page.locator("#push-allow")).isHidden();
        assertThat(subscriptions()).containsExactly("https://push.example.org/made-up SW");
        assertThat(Accessibility.faults(page)).isEmpty();
        assertThat(Accessibility.overflow(page)).isZero();

        page.navigate(home + "/app/reminders?lang=en");
        page.waitForCondition(() -> subscriptions().equals(List.of("https://push.example.org/made-up EN")));
        page.locator("#push-end button").tap();
        assertThat(page.locator(".notice")).hasText("Notices are off for this device.");
        assertThat(page.locator("#push-allow button")).isVisible();
        assertThat(subscriptions()).isEmpty();
    }

    /** The worker gets what the push service brings, and shows it. */
    @Test
    void showsWhatThePushServiceBrings() {
        phone.grantPermissions(List.of("notifications"));
        subscribesAtOnce();
        page.navigate(home + "/app/reminders");
        CDPSession browser = phone.newCDPSession(page);
        var registration = new AtomicReference<>("");
        browser.on(
                "ServiceWorker.workerRegistrationUpdated",
                event -> event.getAsJsonArray("registrations")
                        .forEach(one -> registration.set(
                                one.getAsJsonObject().get("registrationId").getAsString())));
        browser.send("ServiceWorker.enable");
        page.locator("#push-allow button").tap();
        assertThat(page.locator("#push-end button")).isVisible();
        page.waitForCondition(() -> !registration.get().isEmpty());
        var message = new JsonObject();
        message.addProperty("origin", home);
        message.addProperty("registrationId", registration.get());
        message.addProperty("data", "{\"title\":\"Mama Asha\",\"body\":\"Mambo 2 yanasubiri jibu lako.\",\"count\":2}");
        browser.send("ServiceWorker.deliverPushMessage", message);

        page.waitForCondition(() -> shown().equals("Mama Asha: Mambo 2 yanasubiri jibu lako."));
    }

    private String shown() {
        return String.valueOf(page.evaluate("""
                async () => (await (await navigator.serviceWorker.getRegistration('/js/')).getNotifications())
                    .map(shown => `${shown.title}: ${shown.body}`).join()
                """));
    }

    /** Keeps the subscription as a browser would, over pages. */
    private void subscribesAtOnce() {
        phone.addInitScript("""
                (() => {
                  const name = 'test-subscription'
                  const made = () => localStorage.getItem(name) && {
                    toJSON: () => JSON.parse(localStorage.getItem(name)),
                    unsubscribe: async () => localStorage.removeItem(name) ?? true,
                  }
                  PushManager.prototype.getSubscription = async () => made()
                  PushManager.prototype.subscribe = async options => {
                    if (!options.userVisibleOnly || options.applicationServerKey.length !== 87) throw new Error('refused')
                    localStorage.setItem(name, JSON.stringify({endpoint: 'https://push.example.org/made-up',
                      keys: {p256dh: '%s', auth: 'AAAAAAAAAAAAAAAAAAAAAA'}}))
                    return made()
                  }
                })()
                """.formatted(PushKeyFile.browserKey()));
    }

    private List<String> subscriptions() {
        return jdbc.sql("select endpoint || ' ' || language from push_subscriptions where tenant_id = :shop")
                .param("shop", shop.value())
                .query(String.class)
                .list();
    }
}
