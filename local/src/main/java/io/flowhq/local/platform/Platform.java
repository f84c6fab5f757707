package io.flowhq.local.platform;

import io.flowhq.local.exit.CommandFailed;
import io.flowhq.local.exit.ExitCode;
import io.flowhq.local.home.Home;
import io.flowhq.local.home.RunningPlatform;
import io.flowhq.local.home.RunningPlatform.NamedProcess;
import io.flowhq.local.process.Part;
import io.flowhq.local.process.ProcessRecords;
import io.flowhq.local.process.Readiness;
import io.flowhq.local.process.StartFailed;
import io.flowhq.local.process.Supervisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One whole platform on this machine, from the first process to {@code platform.json}. */
public final class Platform {

    /** Browsers the platform's own bot-worker may have open. */
    public static final int SLOTS = 8;

    /** The bot-worker that comes with the platform. */
    public static final String FIRST_WORKER = "bot-worker-1";

    private final Settings settings;
    private final Home home;
    private final Ports ports;
    private final SecureRandom random;
    private final Consumer<String> say;
    private final Supervisor supervisor;
    private final ProcessRecords records;
    private volatile Optional<RunningPlatform> running = Optional.empty();

    private Platform(Settings settings, Home home, Ports ports, SecureRandom random, Consumer<String> say) {
        this.settings = settings;
        this.home = home;
        this.ports = ports;
        this.random = random;
        this.say = say;
        this.records = new ProcessRecords(home.processRecords("up"));
        this.supervisor = new Supervisor(new Told(say, this::rewritePlatformFile), records);
    }

    /** A platform on the preferred ports, or the next free ones. */
    public static Platform onPreferredPorts(Settings settings, Home home, SecureRandom random, Consumer<String> say) {
        prepare(home, say);
        return new Platform(settings, home, Ports.preferred(settings, say), random, say);
    }

    /** A platform on ports nobody cares about. */
    public static Platform onFreePorts(Settings settings, Home home, SecureRandom random, Consumer<String> say) {
        prepare(home, say);
        return new Platform(settings, home, Ports.any(), random, say);
    }

    /** Ends what a killed platform left behind, so that its ports and files are free again. */
    private static void prepare(Home home, Consumer<String> say) {
        home.makeFolders();
        home.platformFile().remove();
        int left = new ProcessRecords(home.processRecords("up")).endLeftBehind();
        if (left > 0) {
            say.accept("ended " + left + " processes that an earlier run left behind");
        }
    }

    /** Starts everything and returns when everything answers. */
    public RunningPlatform start() throws StartFailed, InterruptedException {
        OwnProcesses own = new OwnProcesses(settings, home);
        Optional<EmbeddedPostgres> postgres =
                settings.database().isPresent() ? Optional.empty() : Optional.of(embeddedPostgres());
        Optional<TemporalServer> temporal =
                settings.temporalAddress().isPresent() ? Optional.empty() : Optional.of(temporalServer());
        Surroundings surroundings = new Surroundings(
                settings.temporalAddress()
                        .orElseGet(() -> temporal.orElseThrow().address())
                        .toString(),
                settings.namespace(),
                temporal.map(server -> server.ui().toString()).orElse(""),
                settings.database().orElseGet(() -> postgres.orElseThrow().url()),
                settings.whatsApp().orElseGet(this::simulatedPage));
        checkWhatRunsElsewhere();

        postgres.ifPresent(EmbeddedPostgres::initialise);
        supervisor.start(concat(
                postgres.map(EmbeddedPostgres::part),
                temporal.map(TemporalServer::part),
                settings.whatsApp().isPresent() ? Optional.empty() : Optional.of(own.simulator(ports.simulator()))));
        supervisor.start(List.of(own.orchestrator(surroundings)));
        supervisor.start(List.of(
                own.botWorker(
                        FIRST_WORKER,
                        surroundings,
                        sessions(),
                        home.snapshotKey(random).key(),
                        SLOTS),
                own.web(surroundings, webAddress(), ports.web(), password())));

        RunningPlatform platform = new RunningPlatform(
                webAddress().toString(),
                settings.whatsApp().isPresent() ? null : simulatorAddress().toString(),
                surroundings.temporal(),
                surroundings.namespace(),
                temporal.map(server -> server.ui().toString()).orElse(null),
                surroundings.database().jdbc(),
                password().get("ADMIN_PASSWORD_FILE"),
                surroundings.whatsApp().toString(),
                processes());
        running = Optional.of(platform);
        rewritePlatformFile();
        return platform;
    }

    /** Stops everything in the opposite order; may be called while the platform still starts. */
    public void stop() {
        running = Optional.empty();
        home.platformFile().remove();
        supervisor.stop();
        endBrowsersLeft();
    }

    /** The platform as it is now, with the process ids of this moment; empty unless everything was started. */
    public Optional<RunningPlatform> running() {
        return running.map(platform -> platform.with(processes()));
    }

    /** The browsers that the platform's bot-worker has open. */
    public List<ProcessHandle> browsers() throws IOException {
        return LeftBrowsers.using(sessions());
    }

    /** Whether anything still answers on a port of this platform. */
    public boolean listens() {
        return ports.all().stream().anyMatch(port -> !Ports.isFree("127.0.0.1", port));
    }

    private void endBrowsersLeft() {
        try {
            LeftBrowsers.end(sessions());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void rewritePlatformFile() {
        running().ifPresent(home.platformFile()::write);
    }

    private List<NamedProcess> processes() {
        return supervisor.pids().entrySet().stream()
                .map(entry -> new NamedProcess(entry.getKey(), entry.getValue()))
                .toList();
    }

    private EmbeddedPostgres embeddedPostgres() {
        try {
            return new EmbeddedPostgres(
                    home,
                    PostgresBinaries.in(settings.cache()),
                    ports.postgres(),
                    home.postgresPassword(random).password());
        } catch (IOException e) {
            throw new CommandFailed(
                    ExitCode.FAILED,
                    "PostgreSQL cannot be unpacked into " + settings.cache() + " (" + e.getMessage()
                            + "); make room there, or give a PostgreSQL that runs with DATABASE_URL.");
        }
    }

    private TemporalServer temporalServer() {
        Path program = settings.temporal()
                .orElseThrow(() -> new CommandFailed(
                        ExitCode.FAILED,
                        "No Temporal: get it with ./flowhq temporal install, or give one that runs with"
                                + " TEMPORAL_ADDRESS."));
        return new TemporalServer(home, program, ports, settings.namespace());
    }

    private void checkWhatRunsElsewhere() throws InterruptedException {
        if (settings.database().isPresent()) {
            DatabaseUrl url = settings.database().get();
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
        if (settings.temporalAddress().isPresent()) {
            HostPort address = settings.temporalAddress().get();
            if (!Readiness.accepting(address.host(), address.port()).isReady()) {
                throw new CommandFailed(
                        ExitCode.FAILED, "TEMPORAL_ADDRESS names " + address + ", where nothing answers.");
            }
        }
    }

    private Map<String, String> password() {
        return settings.adminPassword()
                .map(password -> Map.of("ADMIN_PASSWORD", password))
                .orElseGet(() -> {
                    home.adminPassword(random).password();
                    return Map.of(
                            "ADMIN_PASSWORD_FILE",
                            home.adminPassword(random).file().toString());
                });
    }

    private URI simulatorAddress() {
        return URI.create("http://127.0.0.1:" + ports.simulator());
    }

    private URI simulatedPage() {
        return URI.create("http://" + settings.simulatedHost() + ":" + ports.simulator());
    }

    private URI webAddress() {
        String host = List.of("0.0.0.0", "::").contains(settings.bind()) ? "127.0.0.1" : settings.bind();
        return URI.create("http://" + host + ":" + ports.web());
    }

    private Path sessions() {
        return settings.sessions().orElse(home.sessions());
    }

    @SafeVarargs
    private static List<Part> concat(Optional<Part>... parts) {
        return List.of(parts).stream().flatMap(Optional::stream).toList();
    }
}
