package io.flowhq.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.message.Direction;
import io.flowhq.store.webhook.WebhookRecords;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages about all tenants, and those behind a tenant's page, in a real browser. */
@WebTest
class FleetInBrowserTest {

    private static final String CUSTOMER = "255711222333";

    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    @Autowired
    WebhookRecords webhooks;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;
    private TenantId tenant;

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
    void aTenant() {
        town.nobodyFails();
        tenant = town.business("Zuri Nails", PhaseName.RUNNING).id();
        town.writes(tenant, Direction.IN, CUSTOMER, "Habari, *bei* ya kucha? 💅🏾");
        town.writes(tenant, Direction.OUT, CUSTOMER, "Ni _15,000_ kwa mikono yote miwili. ".repeat(30));
        webhooks.add(
                tenant,
                "https://example.org/a/rather/long/address/of/events",
                List.of("*"),
                "a secret of sixteen",
                "admin");
    }

    @AfterEach
    void leave() {
        context.close();
    }

    @Test
    void showsATenantThatFailsWithoutLoadingTheHomePageAgain() {
        signIn(new Browser.NewContextOptions());
        page.navigate(address("/admin"));
        assertThat(page.locator("#live")).hasAttribute("data-state", "live");
        page.evaluate("window.unreloaded = true");

        town.fails(tenant, ErrorReason.BANNED, null);

        assertThat(page.locator(".needs")).containsText("Zuri Nails");
        assertThat((Boolean) page.evaluate("window.unreloaded")).isTrue();
        assertThat(complaints).isEmpty();
    }

    @Test
    void findsATenantWithTheKeyboardFromEveryPage() {
        signIn(new Browser.NewContextOptions());
        page.navigate(address("/admin/tenants"));
        page.keyboard().press("/");
        page.keyboard().type("zuri na");
        page.locator("#quick-found")
                .getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("Zuri Nails"))
                .first()
                .waitFor();
        page.navigate(address("/admin/audit"));
        page.keyboard().press("/");
        page.keyboard().type(tenant.toString().substring(0, 13));
        page.keyboard().press("Enter");
        assertThat(page).hasURL(address("/admin/tenants/" + tenant));
    }

    @Test
    void worksWithoutJavaScript() {
        signIn(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        for (var path : pages().values()) {
            page.navigate(address(path));
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .isVisible();
        }
        page.getByLabel("Find a tenant").fill(tenant.toString());
        page.getByLabel("Find a tenant").press("Enter");
        assertThat(page).hasURL(address("/admin/tenants/" + tenant));
    }

    private Map<String, String> pages() {
        var of = "/admin/tenants/" + tenant;
        return Map.of(
                "fleet",
                "/admin",
                "audit",
                "/admin/audit",
                "follow-ups",
                "/admin/followups",
                "keys",
                "/admin/keys",
                "workers",
                "/admin/workers",
                "timeline",
                of + "/timeline",
                "chats",
                of + "/chats",
                "chat",
                of + "/chats/" + CUSTOMER + "@c.us",
                "webhooks",
                of + "/webhooks",
                "tenant",
                of);
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
        page.navigate(address("/login"));
        page.getByLabel("User name").fill("admin");
        page.getByLabel("Password").fill(WebTest.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(page).hasURL(address("/admin"));
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
