package io.flowhq.local.platform;

import io.flowhq.contract.ExitCode;
import io.flowhq.local.exit.CommandFailed;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the person at the terminal decided, read from the environment and from what the launcher found.
 *
 * @param root the checkout, where the built jars are
 * @param home where the platform keeps its state
 * @param cache where downloads are kept for all homes and checkouts
 * @param java the Java that runs the platform's own processes
 * @param chromium the browser
 * @param temporal the Temporal CLI, to start a server with
 * @param temporalAddress a Temporal that runs elsewhere; nothing is started then
 * @param database a PostgreSQL that runs elsewhere; nothing is started then
 * @param whatsApp another WhatsApp than the simulated one; nothing is simulated then
 * @param simulatedHost the name under which browsers open the simulated WhatsApp; another than the address itself gets
 *     wa-js put into its pages, as web.whatsapp.com does
 * @param webPort the port asked for; without it any free port will do
 * @param bind the address the web pages listen on
 * @param sessions where the first bot-worker keeps its profiles; in the home unless given
 * @param slots how many browsers a bot-worker may have open
 * @param adminPassword the password asked for; without it one is made
 * @param metricsPort where the metrics of the first process are; web's and the bot-worker's are at the next two
 * @param signInConfigured whether owners sign in with a real provider, so that none for trying out is needed
 * @param variables what the processes get as it was given, where the platform would otherwise choose it
 * @param overrides variables of the platform's own processes that count before those of the environment
 */
public record LocalSettings(
        Path root,
        Path home,
        Path cache,
        Path java,
        Optional<Path> chromium,
        Optional<Path> temporal,
        Optional<HostPort> temporalAddress,
        String namespace,
        Optional<DatabaseEndpoint> database,
        Optional<URI> whatsApp,
        String simulatedHost,
        Optional<Integer> webPort,
        String bind,
        Optional<Path> sessions,
        int slots,
        Optional<String> adminPassword,
        Optional<Integer> metricsPort,
        boolean signInConfigured,
        Map<String, String> variables,
        Map<String, String> overrides) {

    /** Where everything listens that nobody is to reach from elsewhere. */
    static final String LOOPBACK = "127.0.0.1";

    private static final int DEFAULT_SLOTS = 8;
    private static final int MAX_SLOTS = 1_000;

    /** Files and folders that the home has unless others are given. */
    private static final List<String> PATHS = List.of(
            "LOGS_PATH",
            "ADMIN_PASSWORD_FILE",
            "FLOWHQ_SNAPSHOT_KEY_FILE",
            "FLOWHQ_LINK_KEY_FILE",
            "FLOWHQ_PUSH_KEY_FILE");

    private static final List<String> TEXTS = List.of("PUBLIC_URL", "FLOWHQ_LEAVE_WITHIN");

    /** Reads the settings; all faults are reported at once. */
    public static LocalSettings read(Path root, Map<String, String> environment) {
        Reader reader = new Reader(environment);
        LocalSettings localSettings = new LocalSettings(
                root,
                reader.path("FLOWHQ_HOME").orElse(root.resolve(".flowhq")),
                reader.path("XDG_CACHE_HOME")
                        .orElse(Path.of(System.getProperty("user.home"), ".cache"))
                        .resolve("flowhq"),
                Path.of(System.getProperty("java.home"), "bin", "java"),
                reader.executable("FLOWHQ_CHROMIUM"),
                reader.executable("FLOWHQ_TEMPORAL"),
                reader.value("TEMPORAL_ADDRESS", text -> HostPort.parse("TEMPORAL_ADDRESS", text)),
                reader.text("TEMPORAL_NAMESPACE").orElse("default"),
                reader.value("DATABASE_URL", DatabaseEndpoint::parse),
                reader.value("WHATSAPP_URL", LocalSettings::webAddress),
                reader.value("FLOWHQ_SIMULATED_HOST", LocalSettings::simulatedHost)
                        .orElse(LOOPBACK),
                reader.value("PORT", text -> port("PORT", text, 65_535)),
                reader.text("BIND").orElse(LOOPBACK),
                reader.path("SESSIONS_PATH"),
                reader.value("FLOWHQ_SLOTS", LocalSettings::slots).orElse(DEFAULT_SLOTS),
                reader.text("ADMIN_PASSWORD"),
                reader.value("METRICS_PORT", text -> port("METRICS_PORT", text, 65_533)),
                reader.text("GOOGLE_CLIENT_ID").isPresent()
                        || reader.text("OIDC_ISSUER").isPresent(),
                reader.variables(),
                Map.of());
        reader.reportFaults();
        return localSettings;
    }

    /** The same decisions for a platform that must not touch anything else on this machine. */
    public LocalSettings isolatedIn(Path otherHome) {
        return new LocalSettings(
                root,
                otherHome,
                cache,
                java,
                chromium,
                temporal,
                Optional.empty(),
                "default",
                Optional.empty(),
                Optional.empty(),
                simulatedHost,
                Optional.empty(),
                LOOPBACK,
                Optional.empty(),
                slots,
                Optional.empty(),
                Optional.empty(),
                signInConfigured,
                Map.of(),
                overrides);
    }

    /** A file or folder that was given instead of the one in the home. */
    public Optional<Path> given(String variable) {
        return Optional.ofNullable(variables.get(variable)).map(Path::of);
    }

    /** The program of a bot-worker. */
    public Path botWorkerJar() {
        return ExecutableJars.BOT_WORKER.in(root);
    }

    /** Only where nobody else reaches it, for it believes everyone. */
    boolean trialSignIn() {
        return !signInConfigured && bind.equals(LOOPBACK);
    }

    /** The same decisions with another number of browsers. */
    public LocalSettings withSlots(int other) {
        return new LocalSettings(
                root,
                home,
                cache,
                java,
                chromium,
                temporal,
                temporalAddress,
                namespace,
                database,
                whatsApp,
                simulatedHost,
                webPort,
                bind,
                sessions,
                other,
                adminPassword,
                metricsPort,
                signInConfigured,
                variables,
                overrides);
    }

    /** The same decisions, with these variables for each of the platform's own processes. */
    public LocalSettings withOverrides(Map<String, String> others) {
        return new LocalSettings(
                root,
                home,
                cache,
                java,
                chromium,
                temporal,
                temporalAddress,
                namespace,
                database,
                whatsApp,
                simulatedHost,
                webPort,
                bind,
                sessions,
                slots,
                adminPassword,
                metricsPort,
                signInConfigured,
                variables,
                Map.copyOf(others));
    }

    private static URI webAddress(String text) {
        URI uri = URI.create(text);
        if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
            throw new IllegalArgumentException(
                    "WHATSAPP_URL is not understood: '" + text + "' (wanted: https://host/)");
        }
        return uri;
    }

    /** Browsers give a page without a certificate its storage and keys only under such a name. */
    private static String simulatedHost(String text) {
        if (!text.equals(LOOPBACK) && !text.matches("[a-z0-9.-]+\\.localhost")) {
            throw new IllegalArgumentException(
                    "FLOWHQ_SIMULATED_HOST is not understood: '" + text + "' (wanted: a name under .localhost)");
        }
        return text;
    }

    private static int slots(String text) {
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_SLOTS) {
            throw new IllegalArgumentException(
                    "FLOWHQ_SLOTS is not understood: '" + text + "' (wanted: 1 to " + MAX_SLOTS + ")");
        }
        return Integer.parseInt(text);
    }

    private static int port(String name, String text, int max) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > max) {
            throw new IllegalArgumentException(name + " is not understood: '" + text + "' (wanted: 1 to " + max + ")");
        }
        return Integer.parseInt(text);
    }

    private record Reader(Map<String, String> environment, List<String> faults) {

        Reader(Map<String, String> environment) {
            this(environment, new ArrayList<>());
        }

        Optional<String> text(String name) {
            return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
        }

        Optional<Path> path(String name) {
            return text(name).map(text -> Path.of(text).toAbsolutePath().normalize());
        }

        Optional<Path> executable(String name) {
            return path(name).filter(path -> {
                boolean usable = Files.isExecutable(path) && !Files.isDirectory(path);
                if (!usable) {
                    faults.add(name + " is " + path + ", which is no program that can be run.");
                }
                return usable;
            });
        }

        <T> Optional<T> value(String name, Function<String, T> parse) {
            try {
                return text(name).map(parse);
            } catch (IllegalArgumentException e) {
                faults.add(e.getMessage());
                return Optional.empty();
            }
        }

        Map<String, String> variables() {
            Map<String, String> given = new LinkedHashMap<>();
            PATHS.forEach(name -> path(name).ifPresent(path -> given.put(name, path.toString())));
            TEXTS.forEach(name -> text(name).ifPresent(text -> given.put(name, text)));
            return Map.copyOf(given);
        }

        void reportFaults() {
            if (!faults.isEmpty()) {
                throw new CommandFailed(ExitCode.FAILED, String.join("\n", faults));
            }
        }
    }
}
