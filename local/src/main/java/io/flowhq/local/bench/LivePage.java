package io.flowhq.local.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tenant's page in a browser that notes when each numbered message is painted. */
final class LivePage implements AutoCloseable {

    /** Before the number of a message; it stands in no other text of the page. */
    static final String MARK = "ujumbe#";

    /** A frame after the one that a change is painted in, it has been painted. */
    private static final String WATCH = """
            () => {
              window.painted = {}
              const look = () => {
                const at = performance.timeOrigin + performance.now()
                for (const [, n] of document.getElementById('messages').textContent.matchAll(/ujumbe#(\\d+)/g)) {
                  window.painted[n] ??= at
                }
              }
              new MutationObserver(() => requestAnimationFrame(() => requestAnimationFrame(look)))
                .observe(document.body, {childList: true, subtree: true})
            }
            """;

    private final Playwright playwright;
    private final Browser browser;
    private final Page page;

    LivePage(Path chromium, String web, String password, String tenant) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs("root".equals(System.getProperty("user.name")) ? List.of("--no-sandbox") : List.of()));
        page = browser.newPage();
        page.navigate(web + "/login");
        page.getByLabel("User name").fill("admin");
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForURL("**/admin");
        page.navigate(web + "/admin/tenants/" + tenant);
        page.locator("#live[data-state=live]").waitFor();
        page.evaluate(WATCH);
    }

    /** When each message was on the screen, in milliseconds since 1970, by its number. */
    Map<Integer, Double> painted() {
        Map<Integer, Double> painted = new HashMap<>();
        ((Map<?, ?>) page.evaluate("window.painted"))
                .forEach((number, at) ->
                        painted.put(Integer.valueOf(String.valueOf(number)), ((Number) at).doubleValue()));
        return painted;
    }

    @Override
    public void close() {
        try (playwright) {
            browser.close();
        }
    }
}
