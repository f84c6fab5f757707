package io.flowhq.local.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the tests need of the machine they run on; {@code ./flowhq test} gets it and says where it is. */
public final class ThisMachine {

    private ThisMachine() {}

    /** The folder with the launcher, of which these tests are a part. */
    public static Path checkout() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("flowhq")) ? here : here.getParent();
    }

    /** The Temporal CLI. */
    public static Path temporal() {
        return Stream.of(
                        Optional.ofNullable(System.getenv("FLOWHQ_TEMPORAL")).map(Path::of),
                        Optional.of(cache().resolve("temporal-1.5.1").resolve("temporal")))
                .flatMap(Optional::stream)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no Temporal CLI; get it with ./flowhq temporal install"));
    }

    /** The headless Chromium. */
    public static Path chromium() {
        return Stream.of("FLOWHQ_CHROMIUM", "PUPPETEER_EXECUTABLE_PATH")
                .map(System::getenv)
                .filter(path -> path != null && !path.isBlank())
                .map(Path::of)
                .findFirst()
                .orElse(Path.of("/usr/lib/chromium/chromium-headless-shell"));
    }

    /** The variables of a platform with its home in {@code folder}, and some more. */
    public static Map<String, String> environment(Path folder, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("FLOWHQ_HOME", folder.toString());
        environment.put("FLOWHQ_CHROMIUM", chromium().toString());
        environment.put("FLOWHQ_TEMPORAL", temporal().toString());
        return environment;
    }

    /** Where downloads are kept. */
    public static Path cache() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("flowhq");
    }

    /** A port that nobody listens on. */
    public static int freePort() {
        return PortAllocation.unused().findFirst().orElseThrow();
    }
}
