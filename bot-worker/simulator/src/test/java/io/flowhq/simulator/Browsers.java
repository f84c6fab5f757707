package io.flowhq.simulator;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Real headless Chromium that calls itself an ordinary Chrome, with a profile on disk. Single-threaded. */
public final class Browsers implements AutoCloseable {
    static final String USER_AGENT =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36";

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final List<BrowserContext> open = new ArrayList<>();
    private Browser shared;

    public BrowserContext open(Path profile, String... more) {
        var arguments = new ArrayList<>(List.of("--no-sandbox", "--user-agent=" + USER_AGENT, "--in-process-gpu"));
        arguments.addAll(List.of(more));
        BrowserContext context;
        try {
            context = launch(profile, arguments);
        } catch (PlaywrightException died) {
            // Chromium was seen to die so as it starts. What these tests are about has not begun then.
            if (!died.getMessage().contains("SIGSEGV")) {
                throw died;
            }
            context = launch(profile, arguments);
        }
        open.add(context);
        return context;
    }

    private BrowserContext launch(Path profile, List<String> arguments) {
        return playwright
                .chromium()
                .launchPersistentContext(
                        profile,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(executable())
                                .setArgs(arguments));
    }

    /** A new profile in the one browser that is shared, gone when it is closed. */
    public BrowserContext fresh() {
        return shared().newContext(new Browser.NewContextOptions().setUserAgent(USER_AGENT));
    }

    public Browser shared() {
        if (shared == null) {
            shared = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable())
                            .setArgs(List.of("--no-sandbox", "--in-process-gpu")));
        }
        return shared;
    }

    /** Waits for a condition in the page, also while it leaves for another. */
    public static void until(Page page, String condition) {
        var deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!holds(page, condition)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the page never got there: " + condition);
            }
            page.waitForTimeout(20);
        }
    }

    private static boolean holds(Page page, String condition) {
        try {
            return Boolean.TRUE.equals(page.evaluate(
                    "async () => { try { return Boolean(await (" + condition + ")()) } catch { return false } }"));
        } catch (PlaywrightException leavingThisPage) {
            return false;
        }
    }

    private static Path executable() {
        var given = System.getenv("FLOWHQ_CHROMIUM");
        return Path.of(given == null ? "/usr/lib/chromium/chromium-headless-shell" : given);
    }

    @Override
    public void close() {
        open.forEach(BrowserContext::close);
        playwright.close();
    }
}
