package io.flowhq.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.flowhq.contract.TenantId;
import io.flowhq.web.PushKeyFile;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Notices in a real browser, on a phone of 360 px. Its maker's push service is out of reach of the tests: what that would
 * have given and brought is put in its place.
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

        Response renewed =
                page.waitForResponse("**/app/push/renew", () -> page.navigate(home + "/app/reminders?lang=en"));
        assertThat(renewed.status()).isEqualTo(204);
        page.waitForCondition(() -> subscriptions().equals(List.of("https://push.example.org/made-up EN")));
        page.locator("#push-end button").tap();
        assertThat(page.locator(".notice")).hasText("Notices are off for this device.");
        assertThat(page.locator("#push-allow button")).isVisible();
        assertThat(subscriptions()).isEmpty();
    }

    /** The browser of the tests crashes over notifications, so that the worker's script runs beside a stand-in for them. */
    @Test
    void showsWhatThePushServiceBringsAndOpensItsPage() throws IOException {
        page.navigate(home + "/app/reminders");
        String worker = new ClassPathResource("static/js/push-worker.js").getContentAsString(StandardCharsets.UTF_8);

        Object seen = page.evaluate("""
                async () => {
                  const handlers = {}
                  const seen = []
                  let work
                  const self = {
                    addEventListener: (name, handler) => handlers[name] = handler,
                    registration: {showNotification: async (title, options) => seen.push(`${title}: ${options.body}`)},
                    clients: {openWindow: async path => seen.push(path)},
                  }
                  WORKER
                  const brought = {title: 'Mama Asha', body: 'Mambo 2 yanasubiri jibu lako.', count: 2}
                  handlers.push({data: {json: () => brought}, waitUntil: begun => work = begun})
                  await work
                  handlers.notificationclick({notification: {close: () => seen.push('closed')}, waitUntil: begun => work = begun})
                  await work
                  return seen
                }
                """.replace("WORKER", worker));

        assertThat(seen).isEqualTo(List.of("Mama Asha: Mambo 2 yanasubiri jibu lako.", "closed", "/app/follow-ups"));
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
