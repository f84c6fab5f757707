package io.flowhq.local.platform;

import io.flowhq.contract.ExitCode;
import io.flowhq.local.exit.CommandFailed;
import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.home.RunningPlatform;
import io.flowhq.local.home.RunningPlatform.NamedProcess;
import io.flowhq.local.process.ProcessRecords;
import io.flowhq.local.process.ProcessSpec;
import io.flowhq.local.process.ReadinessProbe;
import io.flowhq.local.process.StartFailed;
import io.flowhq.local.process.Supervisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One whole platform on this machine, from the first process to {@code platform.json}. */
public final class LocalPlatform {

    /** The bot-worker that comes with the platform. */
    public static final String FIRST_WORKER = "bot-worker-1";

    private final LocalSettings localSettings;
    private final HomeDirectory homeDirectory;
    private final PortAllocation portAllocation;
    private final SecureRandom random;
    private final Consumer<String> say;
    private final Supervisor supervisor;
    private final ProcessRecords records;
    private final AppProcesses own;
    private volatile Optional<RunningPlatform> running = Optional.empty();

    private LocalPlatform(
            LocalSettings localSettings,
            HomeDirectory homeDirectory,
            PortAllocation portAllocation,
            SecureRandom random,
            Consumer<String> say) {
        this.localSettings = localSettings;
        this.homeDirectory = homeDirectory;
        this.portAllocation = portAllocation;
        this.random = random;
        this.say = say;
        this.records = new ProcessRecords(homeDirectory.processRecords("up"));
        this.own = new AppProcesses(localSettings, homeDirectory);
        this.supervisor = new Supervisor(new ConsoleReporter(say, this::rewritePlatformFile), records);
    }

    /** A platform on the preferred ports, or the next free ones. */
    public static LocalPlatform onPreferredPorts(
            LocalSettings localSettings, HomeDirectory homeDirectory, SecureRandom random, Consumer<String> say) {
        prepare(homeDirectory, say);
        return new LocalPlatform(
                localSettings, homeDirectory, PortAllocation.preferred(localSettings, say), random, say);
    }

    /** A platform on ports nobody cares about. */
    public static LocalPlatform onFreePorts(
            LocalSettings localSettings, HomeDirectory homeDirectory, SecureRandom random, Consumer<String> say) {
        prepare(homeDirectory, say);
        return new LocalPlatform(localSettings, homeDirectory, PortAllocation.any(), random, say);
    }

    /** Ends what a killed platform left behind, so that its ports and files are free again. */
    private static void prepare(HomeDirectory homeDirectory, Consumer<String> say) {
        homeDirectory.makeFolders();
        homeDirectory.platformFile().remove();
        int left = new ProcessRecords(homeDirectory.processRecords("up")).endLeftBehind();
        if (left > 0) {
            say.accept("ended " + left + " processes that an earlier run left behind");
        }
    }

    /** Starts everything and returns when everything answers. */
    public RunningPlatform start() throws StartFailed, InterruptedException {
        Optional<EmbeddedPostgres> postgres =
                localSettings.database().isPresent() ? Optional.empty() : Optional.of(embeddedPostgres());
        Optional<TemporalDevServer> temporal =
                localSettings.temporalAddress().isPresent() ? Optional.empty() : Optional.of(temporalServer());
        Endpoints endpoints = new Endpoints(
                localSettings
                        .temporalAddress()
                        .orElseGet(() -> temporal.orElseThrow().address())
                        .toString(),
                localSettings.namespace(),
                temporal.map(server -> server.ui().toString()).orElse(""),
                localSettings.database().orElseGet(() -> postgres.orElseThrow().url()),
                localSettings.whatsApp().orElseGet(this::simulatedPage));
        checkWhatRunsElsewhere();

        own.classArchives().unpack(localSettings.root(), say);
        postgres.ifPresent(EmbeddedPostgres::initialise);
        supervisor.start(concat(
                postgres.map(EmbeddedPostgres::process),
                temporal.map(TemporalDevServer::process),
                localSettings.whatsApp().isPresent()
                        ? Optional.empty()
                        : Optional.of(own.simulator(portAllocation.simulator()))));
        // Each of them waits by itself for the tables that the first one makes, so that no processor is idle meanwhile.
        supervisor.start(List.of(
                own.orchestrator(endpoints),
                own.botWorker(
                        FIRST_WORKER,
                        endpoints,
                        sessions(),
                        homeDirectory.snapshotKey(random).key(),
                        localSettings.slots()),
                own.web(endpoints, webAddress(), portAllocation.web(), variablesOfWeb())));

        RunningPlatform platform = new RunningPlatform(
                webAddress().toString(),
                localSettings.whatsApp().isPresent() ? null : simulatorAddress().toString(),
                endpoints.temporal(),
                endpoints.namespace(),
                temporal.map(server -> server.ui().toString()).orElse(null),
                endpoints.database().jdbc(),
                password().get("ADMIN_PASSWORD_FILE"),
                endpoints.whatsApp().toString(),
                processes());
        running = Optional.of(platform);
        rewritePlatformFile();
        return platform;
    }

    /** Starts nothing but the database, unless it runs elsewhere. */
    public DatabaseEndpoint startDatabase() throws StartFailed, InterruptedException {
        checkWhatRunsElsewhere();
        if (localSettings.database().isPresent()) {
            return localSettings.database().get();
        }
        EmbeddedPostgres postgres = embeddedPostgres();
        postgres.initialise();
        supervisor.start(List.of(postgres.process()));
        return postgres.url();
    }

    /** Keeps the classes that the processes have loaded by now, for the next start of this build; returns at once. */
    public void keepClasses() {
        own.classArchives().write();
    }

    /** Stops everything in the opposite order; may be called while the platform still starts. */
    public void stop() {
        running = Optional.empty();
        homeDirectory.platformFile().remove();
        own.classArchives().close();
        supervisor.stop();
        endBrowsersLeft();
    }

    /** The platform as it is now, with the process ids of this moment; empty unless everything was started. */
    public Optional<RunningPlatform> running() {
        return running.map(platform -> platform.with(processes()));
    }

    /** The browsers that the platform's bot-worker has open. */
    public List<ProcessHandle> browsers() throws IOException {
        return OrphanBrowsers.using(sessions());
    }

    /** Whether anything still answers on a port of this platform. */
    public boolean listens() {
        return portAllocation.all().stream().anyMatch(port -> !PortAllocation.isFree("127.0.0.1", port));
    }

    private void endBrowsersLeft() {
        try {
            OrphanBrowsers.end(sessions());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void rewritePlatformFile() {
        running().ifPresent(homeDirectory.platformFile()::write);
    }

    private List<NamedProcess> processes() {
        return supervisor.pids().entrySet().stream()
                .map(entry -> new NamedProcess(entry.getKey(), entry.getValue()))
                .toList();
    }

    private EmbeddedPostgres embeddedPostgres() {
        try {
            return new EmbeddedPostgres(
                    homeDirectory,
                    PostgresBinaries.in(localSettings.cache()),
                    portAllocation.postgres(),
                    homeDirectory.postgresPassword(random).password());
        } catch (IOException e) {
            throw new CommandFailed(
                    ExitCode.FAILED,
                    "PostgreSQL cannot be unpacked into " + localSettings.cache() + " (" + e.getMessage()
                            + "); make room there, or give a PostgreSQL that runs with DATABASE_URL.");
        }
    }

    private TemporalDevServer temporalServer() {
        Path program = localSettings
                .temporal()
                .orElseThrow(() -> new CommandFailed(
                        ExitCode.FAILED,
                        "No Temporal: get it with ./flowhq temporal install, or give one that runs with"
                                + " TEMPORAL_ADDRESS."));
        return new TemporalDevServer(homeDirectory, program, portAllocation, localSettings.namespace());
    }

    private void checkWhatRunsElsewhere() throws InterruptedException {
        if (localSettings.database().isPresent()) {
            DatabaseEndpoint url = localSettings.database().get();
            try (Connection connection = url.connect(10)) {
                say.accept(
                        "PostgreSQL at " + url + ": " + connection.getMetaData().getDatabaseProductVersion());
            } catch (SQLException e) {
                throw new CommandFailed(
                        ExitCode.FAILED,
                        "DATABASE_URL names " + url + ", which does not let us in: "
                                + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
            }
        }
        if (localSettings.temporalAddress().isPresent()) {
            HostPort address = localSettings.temporalAddress().get();
            if (!ReadinessProbe.accepting(address.host(), address.port()).isReady()) {
                throw new CommandFailed(
                        ExitCode.FAILED, "TEMPORAL_ADDRESS names " + address + ", where nothing answers.");
            }
        }
    }

    /** The orchestrator, which starts at the same time, makes the tables; for its lock web would not wait long enough. */
    private Map<String, String> variablesOfWeb() {
        Map<String, String> variables = new HashMap<>(password());
        variables.put("SPRING_FLYWAY_ENABLED", "false");
        return variables;
    }

    private Map<String, String> password() {
        return localSettings
                .adminPassword()
                .map(password -> Map.of("ADMIN_PASSWORD", password))
                .orElseGet(() -> Map.of("ADMIN_PASSWORD_FILE", passwordFile().toString()));
    }

    private Path passwordFile() {
        return localSettings.given("ADMIN_PASSWORD_FILE").orElseGet(() -> {
            homeDirectory.adminPassword(random).password();
            return homeDirectory.adminPassword(random).file();
        });
    }

    private URI simulatorAddress() {
        return URI.create("http://127.0.0.1:" + portAllocation.simulator());
    }

    private URI simulatedPage() {
        return URI.create("http://" + localSettings.simulatedHost() + ":" + portAllocation.simulator());
    }

    private URI webAddress() {
        String host = List.of("0.0.0.0", "::").contains(localSettings.bind()) ? "127.0.0.1" : localSettings.bind();
        return URI.create("http://" + host + ":" + portAllocation.web());
    }

    private Path sessions() {
        return localSettings.sessions().orElse(homeDirectory.sessions());
    }

    @SafeVarargs
    private static List<ProcessSpec> concat(Optional<ProcessSpec>... parts) {
        return List.of(parts).stream().flatMap(Optional::stream).toList();
    }
}
