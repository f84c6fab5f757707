package io.flowhq.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.flowhq.web.DatabaseOutage;
import io.flowhq.web.WebTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page of the operator, found by the mapped routes, in a real browser: valid HTML, a title and one main heading,
 * nothing that axe-core calls serious in either colour scheme, and no wider than a phone; without JavaScript, in two tabs,
 * once the session has ended and without a database, too. Temporal is away all the time. With
 * {@code -Dflowhq.pictures=FOLDER} it leaves a picture of each in light, dark and on a phone.
 */
@WebTest
@Import({AdminPlatform.class, PortalShop.class})
class AdminPagesTest {

    private static final @Nullable String PICTURES = System.getProperty("flowhq.pictures");
    private static final int PHONE = 360;

    /** Addresses of parts of a page, which send a browser to that page. */
    private static final Set<String> REDIRECTS = Set.of(
            "/admin/search",
            "/admin/tenants/{tenant}/qr",
            "/admin/tenants/{tenant}/logs",
            "/admin/tenants/{tenant}/handoffs",
            "/admin/tenants/{tenant}/follow-ups",
            "/admin/tenants/{tenant}/orders",
            "/admin/tenants/{tenant}/bookings");

    private static Chromium chromium;
    private static AdminPlatform.Shown shown;

    @LocalServerPort
    int port;

    @Value("${spring.datasource.url}")
    String url;

    @Autowired
    DataSource pool;

    @Autowired
    AdminPlatform platform;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    /** What is asked of a page in one window, with the faults found so far. */
    private interface Look {
        void at(String name, Page page) throws IOException;
    }

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
    void fill() throws IOException {
        if (shown == null) {
            shown = platform.open();
        }
    }

    @Test
    void listsEveryPageThatIsMapped() {
        Set<String> mapped = new TreeSet<>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            var types = info.getProducesCondition().getProducibleMediaTypes();
            if (info.getMethodsCondition().getMethods().contains(RequestMethod.GET)
                    && (types.isEmpty() || types.contains(MediaType.TEXT_HTML))
                    && !AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), RestController.class)) {
                info.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/admin") || pattern.equals("/login"))
                        .forEach(mapped::add);
            }
        });
        mapped.removeAll(REDIRECTS);
        assertThat(pages().values().stream().map(Shot::pattern)).containsAll(mapped);
    }

    @Test
    void isValidHasAHeadingAndNothingThatAxeCallsSerious() throws IOException {
        List<String> faults = new ArrayList<>();
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            visit(new Browser.NewContextOptions().setViewportSize(1280, 800).setColorScheme(scheme), (name, page) -> {
                if (scheme == ColorScheme.LIGHT) {
                    HtmlValidity.faults(source(page)).forEach(fault -> faults.add(name + ": " + fault));
                }
                if (!page.title().endsWith(" · Flow HQ") || page.title().contains("??")) {
                    faults.add(name + ": has the title " + page.title());
                }
                var headings = page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
                if (headings.count() != 1) {
                    faults.add(name + ": has " + headings.count() + " main headings");
                }
                Accessibility.faults(page).forEach(fault -> faults.add(name + ", " + scheme + ": " + fault));
                picture(page, name + (scheme == ColorScheme.DARK ? "-dark" : "-light"));
            });
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void isNoWiderThanAPhone() throws IOException {
        List<String> tooWide = new ArrayList<>();
        visit(new Browser.NewContextOptions().setViewportSize(PHONE, 740), (name, page) -> {
            var more = Accessibility.overflow(page);
            if (more > 0) {
                tooWide.add(name + " by " + more);
            }
            picture(page, name + "-phone");
        });
        assertThat(tooWide).isEmpty();
    }

    /** As the path of a log file in a deep folder is, which breaks at no slash. */
    @Test
    void breaksAWordThatIsWiderThanAPhone() throws IOException {
        try (var context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(PHONE, 740))) {
            var page = signedIn(context);
            page.navigate(address(pages().get("tenant-log").path()));
            page.locator("main .lead, main .empty p").evaluate("text => text.textContent = '/folder'.repeat(20)");

            assertThat(Accessibility.overflow(page)).isZero();
        }
    }

    @Test
    void standsWithoutJavaScript() throws IOException {
        List<String> empty = new ArrayList<>();
        visit(new Browser.NewContextOptions().setJavaScriptEnabled(false), (name, page) -> {
            if (page.locator("main h1").count() != 1
                    || page.locator("main").innerText().lines().count() < 2) {
                empty.add(name);
            }
        });
        assertThat(empty).isEmpty();
    }

    @Test
    void isLiveInTwoTabsAtOnceWhereItIsLive() throws IOException {
        List<String> live = new ArrayList<>();
        visit(new Browser.NewContextOptions(), (name, page) -> {
            if (page.locator("#live[data-state]").count() == 1) {
                live.add(name);
                try (var other = page.context().newPage()) {
                    other.navigate(page.url());
                    assertThat(other.locator("#live")).hasAttribute("data-state", "live");
                    assertThat(page.locator("#live")).hasAttribute("data-state", "live");
                }
            }
        });
        assertThat(live).contains("fleet", "tenants", "tenant", "workers", "follow-ups", "tenant-chats", "tenant-chat");
    }

    @Test
    void leadsToTheSignInPageOnceTheSessionHasEnded() throws IOException {
        List<String> open = new ArrayList<>();
        try (BrowserContext context = chromium.browser().newContext()) {
            var page = signedIn(context);
            for (var shot : pages().entrySet()) {
                context.clearCookies();
                page.navigate(address(shot.getValue().path()));
                if (!page.url().equals(address("/login"))) {
                    open.add(shot.getKey() + " at " + page.url());
                }
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void saysWhatIsNotKnownWithoutTheDatabase() throws Exception {
        Map<String, Integer> answers = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        try (BrowserContext context = chromium.browser().newContext()) {
            var page = signedIn(context);
            try (var outage = DatabaseOutage.of(url, pool)) {
                assertThat(outage).isNotNull();
                for (var shot : pages().entrySet()) {
                    answers.put(
                            shot.getKey(),
                            page.navigate(address(shot.getValue().path())).status());
                    if (page.locator("h1").count() != 1
                            || Stream.of("Exception", "org.postgresql", "java.").anyMatch(page.content()::contains)) {
                        faults.add(
                                shot.getKey() + ": says " + page.locator("body").innerText());
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(answers.values()).as(answers.toString()).isSubsetOf(200, 503).contains(503);
    }

    private static String source(Page page) {
        var answer = page.request().get(page.url());
        assertThat(answer).isOK();
        return answer.text();
    }

    private static void picture(Page page, String name) {
        if (PICTURES != null) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(PICTURES, name + ".png")));
        }
    }

    private void visit(Browser.NewContextOptions options, Look look) throws IOException {
        List<String> complaints = new ArrayList<>();
        try (BrowserContext context = chromium.browser().newContext(options)) {
            var page = context.newPage();
            page.setDefaultTimeout(20_000);
            page.onPageError(complaints::add);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.navigate(address("/login"));
            look.at("sign-in", page);
            signIn(page);
            for (var shot : pages().entrySet()) {
                if (!shot.getKey().equals("sign-in")) {
                    page.navigate(address(shot.getValue().path()));
                    look.at(shot.getKey(), page);
                }
            }
        }
        assertThat(complaints).isEmpty();
    }

    private Page signedIn(BrowserContext context) {
        var page = context.newPage();
        page.setDefaultTimeout(20_000);
        page.navigate(address("/login"));
        signIn(page);
        return page;
    }

    private void signIn(Page page) {
        page.getByLabel("User name").fill("admin");
        page.getByLabel("Password").fill(WebTest.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(page).hasURL(address("/admin"));
    }

    /** A route, and an address of it with something to see. */
    private record Shot(String pattern, String path) {}

    private Map<String, Shot> pages() {
        var of = "/admin/tenants/{tenant}";
        var online = "/admin/tenants/" + shown.online();
        Map<String, Shot> pages = new LinkedHashMap<>();
        pages.put("sign-in", new Shot("/login", "/login"));
        pages.put("fleet", new Shot("/admin", "/admin"));
        pages.put("tenants", new Shot("/admin/tenants", "/admin/tenants"));
        pages.put("tenant-new", new Shot("/admin/tenants/new", "/admin/tenants/new"));
        pages.put("tenant", new Shot(of, online));
        pages.put("tenant-linking", new Shot(of, "/admin/tenants/" + shown.linking()));
        pages.put("tenant-settings", new Shot(of + "/config", online + "/config"));
        pages.put("tenant-knowledge", new Shot(of + "/knowledge", online + "/knowledge"));
        pages.put(
                "tenant-teach",
                new Shot(of + "/knowledge/teach/{followUp}", online + "/knowledge/teach/" + shown.followUp()));
        pages.put("tenant-number", new Shot(of + "/number", online + "/number"));
        pages.put("tenant-chats", new Shot(of + "/chats", online + "/chats"));
        pages.put("tenant-chat", new Shot(of + "/chats/{chat}", online + "/chats/" + PortalShop.CUSTOMER + "@c.us"));
        pages.put("tenant-timeline", new Shot(of + "/timeline", online + "/timeline"));
        pages.put("tenant-log", new Shot(of + "/log", online + "/log"));
        pages.put("tenant-endpoint", new Shot(of + "/answer-endpoint", online + "/answer-endpoint"));
        pages.put("tenant-reminders", new Shot(of + "/proactive-messages", online + "/proactive-messages"));
        pages.put("tenant-webhooks", new Shot(of + "/webhooks", online + "/webhooks"));
        pages.put("tenant-delete", new Shot(of + "/{command:logout|delete}", online + "/delete"));
        pages.put("workers", new Shot("/admin/workers", "/admin/workers"));
        pages.put("follow-ups", new Shot("/admin/followups", "/admin/followups"));
        pages.put("setup-requests", new Shot("/admin/setup-requests", "/admin/setup-requests"));
        pages.put(
                "setup-request",
                new Shot("/admin/setup-requests/{request}", "/admin/setup-requests/" + shown.request()));
        pages.put("audit", new Shot("/admin/audit", "/admin/audit"));
        pages.put("keys", new Shot("/admin/keys", "/admin/keys"));
        return pages;
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
