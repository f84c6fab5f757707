package io.flowhq.worker.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds a Chromium: the configured one, then headless shells, then what Playwright installed, then whole browsers.
 *
 * <p>The file itself is meant, not Debian's {@code /usr/bin/chromium}, a script that adds flags of its own.
 */
public final class ChromiumSearch {

    private static final List<String> CONFIGURED = List.of("FLOWHQ_CHROMIUM", "PUPPETEER_EXECUTABLE_PATH");
    private static final List<String> SHELLS =
            List.of("/usr/lib/chromium/chromium-headless-shell", "/usr/bin/chromium-headless-shell");
    private static final List<String> WHOLE_BROWSERS = List.of(
            "/usr/lib/chromium/chromium",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/opt/google/chrome/chrome",
            "/opt/microsoft/msedge/msedge",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge");
    private static final Pattern VERSION = Pattern.compile("(\\d+(?:\\.\\d+){1,3})");

    private final Map<String, String> environment;

    public ChromiumSearch(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @throws ChromiumNotFound naming what was looked for and how to get one */
    public ChromiumBinary find() {
        for (String name : CONFIGURED) {
            String path = environment.getOrDefault(name, "");
            if (!path.isBlank()) {
                return probe(Path.of(path))
                        .orElseThrow(() -> new ChromiumNotFound(name + "=" + path + " is not a Chromium that starts"));
            }
        }
        List<Path> candidates = candidates();
        return candidates.stream()
                .map(ChromiumSearch::probe)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new ChromiumNotFound(
                        "no Chromium found (apt install chromium-headless-shell, or set FLOWHQ_CHROMIUM); looked at "
                                + candidates));
    }

    private List<Path> candidates() {
        List<Path> all = new ArrayList<>();
        SHELLS.forEach(shell -> all.add(Path.of(shell)));
        all.addAll(installedByPlaywright());
        WHOLE_BROWSERS.forEach(browser -> all.add(Path.of(browser)));
        return all;
    }

    private List<Path> installedByPlaywright() {
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        Path cache = Path.of(environment.getOrDefault("PLAYWRIGHT_BROWSERS_PATH", home + "/.cache/ms-playwright"));
        if (!Files.isDirectory(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(
                cache,
                4,
                (path, attributes) -> attributes.isRegularFile()
                        && List.of("chrome-headless-shell", "headless_shell", "chrome")
                                .contains(path.getFileName().toString()))) {
            return files.sorted(Comparator.comparing(Path::toString).reversed()).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<ChromiumBinary> probe(Path path) {
        if (!Files.isExecutable(path)) {
            return Optional.empty();
        }
        try {
            Process process = new ProcessBuilder(path.toString(), "--version")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var version = VERSION.matcher(said);
            return version.find() ? Optional.of(new ChromiumBinary(path, version.group(1))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
