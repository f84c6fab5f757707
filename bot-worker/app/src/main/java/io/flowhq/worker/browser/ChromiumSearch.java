package io.flowhq.worker.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds a Chromium: the configured one, then those of {@code chromium.list} in its order.
 *
 * <p>The file itself is meant, not Debian's {@code /usr/bin/chromium}, a script that adds flags of its own.
 */
public final class ChromiumSearch {

    private static final List<String> CONFIGURED = List.of("FLOWHQ_CHROMIUM", "PUPPETEER_EXECUTABLE_PATH");
    private static final String LIST = "/chromium.list";
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

    /** The launcher searches by the same list. */
    private List<Path> candidates() {
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        String cache = environment.getOrDefault("XDG_CACHE_HOME", home + "/.cache") + "/flowhq";
        try (InputStream list = Objects.requireNonNull(ChromiumSearch.class.getResourceAsStream(LIST))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.replaceFirst("^~", Matcher.quoteReplacement(home))
                            .replaceFirst("^@cache", Matcher.quoteReplacement(cache)))
                    .flatMap(pattern -> matching(pattern).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a pattern, the newest version first; a line without a pattern stands for itself. */
    private static List<Path> matching(String pattern) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return List.of(Path.of(pattern));
        }
        Path folder = Path.of(pattern.substring(0, pattern.lastIndexOf('/', star)));
        PathMatcher matcher = folder.getFileSystem().getPathMatcher("glob:" + pattern);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(folder, 4, (path, attributes) -> matcher.matches(path))) {
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
