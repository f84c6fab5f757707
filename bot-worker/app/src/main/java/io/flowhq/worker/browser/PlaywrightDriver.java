package io.flowhq.worker.browser;

import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.impl.driver.jar.DriverJar;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Playwright's driver, a Node.js program, unpacked once per machine into the cache. Left to itself Playwright unpacks
 * its 140 MB into the temporary folder at each start, where a process that is killed leaves them.
 */
final class PlaywrightDriver {

    private static final Logger log = LoggerFactory.getLogger(PlaywrightDriver.class);
    private static final String FOLDER_PROPERTY = "playwright.cli.dir";
    private static final String FOLDER_VARIABLE = "PLAYWRIGHT_DRIVER_DIR";
    static final String NODE_VARIABLE = "PLAYWRIGHT_NODEJS_PATH";

    private PlaywrightDriver() {}

    /** Tells Playwright where its driver is; must come before the first one is created. */
    static synchronized void prepare(Map<String, String> environment) {
        if (System.getProperty(FOLDER_PROPERTY) != null || environment.containsKey(FOLDER_VARIABLE)) {
            return;
        }
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        Path cache = Path.of(environment.getOrDefault("XDG_CACHE_HOME", home + "/.cache"), "flowhq");
        Path driver = cache.resolve("playwright-" + version());
        try {
            if (!Files.isDirectory(driver)) {
                install(cache, driver);
            }
            System.setProperty(FOLDER_PROPERTY, driver.toString());
        } catch (IOException | URISyntaxException | RuntimeException e) {
            log.info("The Playwright driver is unpacked into the temporary folder: {}", e.toString());
        }
    }

    /** The Node.js that runs it; empty where Playwright unpacks its own. */
    static Optional<Path> node(Map<String, String> environment) {
        String given = environment.get(NODE_VARIABLE);
        String folder = System.getProperty(FOLDER_PROPERTY, environment.get(FOLDER_VARIABLE));
        return given != null
                ? Optional.of(Path.of(given))
                : Optional.ofNullable(folder)
                        .map(unpacked -> Path.of(unpacked, "node"))
                        .filter(Files::isExecutable);
    }

    private static void install(Path cache, Path driver) throws IOException, URISyntaxException {
        Files.createDirectories(cache);
        Path fresh = Files.createTempDirectory(cache, "playwright-");
        DriverJar.installDriverTo(fresh);
        try {
            Files.move(fresh, driver, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException e) {
            // Another worker was quicker; its copy is as good. Ours stays behind only if it cannot be moved at all.
            if (!Files.isDirectory(driver)) {
                throw e;
            }
        }
    }

    private static String version() {
        String version = Playwright.class.getPackage().getImplementationVersion();
        if (version == null) {
            throw new IllegalStateException("The Playwright jar has no version");
        }
        return version;
    }
}
