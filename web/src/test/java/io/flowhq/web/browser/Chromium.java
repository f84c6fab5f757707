package io.flowhq.web.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The machine's own Chromium; a test without one is skipped and says so. */
final class Chromium implements AutoCloseable {

    private static final List<String> PLACES = List.of(
            "/usr/lib/chromium/chromium-headless-shell", "/usr/bin/chromium-headless-shell", "/usr/bin/chromium");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var sandbox = "root".equals(System.getProperty("user.name")) ? List.of("--no-sandbox") : List.<String>of();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(sandbox));
    }

    static Chromium open() {
        var executable = executable();
        Assumptions.assumeTrue(executable.isPresent(), "no Chromium found: install chromium-headless-shell");
        return new Chromium(executable.get());
    }

    private static Optional<Path> executable() {
        return Optional.ofNullable(System.getenv("FLOWHQ_CHROMIUM"))
                .map(Path::of)
                .or(() -> PLACES.stream()
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst());
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        try (playwright) {
            browser.close();
        }
    }
}
