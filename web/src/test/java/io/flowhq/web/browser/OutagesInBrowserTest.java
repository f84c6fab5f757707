package io.flowhq.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.fleet.OrchestratorHeartbeats;
import io.flowhq.web.DatabaseOutage;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an operator sees and may do while PostgreSQL, Temporal or every orchestrator is away, and when it is back. */
@WebTest
class OutagesInBrowserTest {

    private static final int RETRY_MILLIS = 5_000;

    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Value("${spring.datasource.url}")
    String url;

    @Autowired
    DataSource pool;

    @Autowired
    TenantFixtures town;

    @Autowired
    OrchestratorHeartbeats orchestrators;

    @Autowired
    JdbcClient jdbc;

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
        tenant = town.business("Duka la Moshi", PhaseName.STOPPED).id();
    }

    @AfterEach
    void leave() {
        context.close();
        jdbc.sql("delete from orchestrators").update();
    }

    @Test
    void saysWhatIsNotKnownWithoutTheDatabaseAndShowsThePageWhenItIsBack() throws Exception {
        signIn(new Browser.NewContextOptions().setViewportSize(360, 740));
        page.clock().install();
        try (var outage = DatabaseOutage.of(url, pool)) {
            assertThat(outage).isNotNull();
            page.navigate(address("/admin/tenants/" + tenant));
            assertThat(heading()).hasText("The database does not answer");
            assertThat(page.locator("#main")).containsText("What is not known now");
            assertThat(page.getByRole(AriaRole.NAVIGATION)).containsText("Tenants");
            assertThat(page.content()).doesNotContain("Exception", "org.postgresql", "java.");
            assertThat(Accessibility.faults(page)).isEmpty();
            assertThat(Accessibility.overflow(page)).isZero();
            page.clock().runFor(RETRY_MILLIS);
            assertThat(page.locator("#retry")).containsText("Looked at");
        }
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            page.clock().runFor(RETRY_MILLIS);
            assertThat(heading().textContent()).isEqualTo("Duka la Moshi");
        });
    }

    @Test
    void saysOnAnOpenPageThatItIsStaleUntilTheDatabaseIsBack() throws Exception {
        signIn(new Browser.NewContextOptions());
        page.navigate(address("/admin/tenants/" + tenant));
        assertThat(page.locator("#live")).hasAttribute("data-state", "live");
        try (var outage = DatabaseOutage.of(url, pool)) {
            assertThat(outage).isNotNull();
            page.evaluate("htmx.trigger(document.body, 'tenant-changed')");
            assertThat(page.locator("#alerts")).containsText("The database does not answer");
            assertThat(page.locator("#live")).hasAttribute("data-state", "lost");
            assertThat(heading()).hasText("Duka la Moshi");
            page.waitForResponse(
                    response -> response.request().method().equals("POST"),
                    () -> button("Start").click());
            assertThat(page.locator("#alerts")).containsText("Nothing was changed");
        }
        assertThat(page.locator("#live")).hasAttribute("data-state", "live");
        assertThat(page.locator("#alerts")).isEmpty();
        assertThat(page.locator("[data-phase]")).hasAttribute("data-phase", "STOPPED");
    }

    @Test
    void refusesCommandsWhileNoOrchestratorRunsAndShowsWhatIsKnown() {
        orchestrators.begin(UUID.randomUUID());
        jdbc.sql("update orchestrators set last_seen_at = now() - interval '1 minute'")
                .update();
        signIn(new Browser.NewContextOptions());
        page.navigate(address("/admin"));
        assertThat(page.locator("#fleet")).containsText("No orchestrator is running");

        startsInVain("no orchestrator runs");
    }

    @Test
    void refusesCommandsWhileTemporalIsAwayAndShowsWhatIsKnown() {
        orchestrators.begin(UUID.randomUUID());
        signIn(new Browser.NewContextOptions());
        page.navigate(address("/admin"));
        assertThat(page.locator("#fleet")).containsText("Temporal does not answer");
        assertThat(page.locator("#fleet")).not().containsText("No orchestrator is running");

        startsInVainWhileAnOrchestratorRuns();
        context.close();
        signIn(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        startsInVainWhileAnOrchestratorRuns();
    }

    /** On a busy machine it may be long since it began, and it says nothing more by itself. */
    private void startsInVainWhileAnOrchestratorRuns() {
        orchestrators.begin(UUID.randomUUID());
        startsInVain("Temporal cannot be reached");
    }

    private void startsInVain(String why) {
        page.navigate(address("/admin/tenants/" + tenant));
        assertThat(heading()).hasText("Duka la Moshi");
        button("Start").click();
        assertThat(page.locator("#alerts")).containsText(why);
        assertThat(page.locator("#alerts")).containsText("Nothing was done");
        assertThat(page.locator("[data-phase]")).hasAttribute("data-phase", "STOPPED");
    }

    private void signIn(Browser.NewContextOptions options) {
        context = chromium.browser().newContext(options);
        page = context.newPage();
        page.setDefaultTimeout(20_000);
        page.navigate(address("/login"));
        page.getByLabel("User name").fill("admin");
        page.getByLabel("Password").fill(WebTest.PASSWORD);
        button("Sign in").click();
        assertThat(page).hasURL(address("/admin"));
    }

    private Locator heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
