package io.flowhq.local.platform;

import io.flowhq.local.home.Folders;
import io.flowhq.local.home.Home;
import io.flowhq.local.process.Part;
import io.flowhq.local.process.Part.StopSignal;
import io.flowhq.local.process.Preparation;
import io.flowhq.local.process.Readiness;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Flow HQ's own processes: the command, the environment and the readiness of each. */
final class OwnProcesses {

    /** What only one of the processes may know, or what would mislead the others. */
    private static final List<String> NOT_FOR_ALL =
            List.of("PORT", "BIND", "ADMIN_PASSWORD", "ADMIN_PASSWORD_FILE", "FLOWHQ_SNAPSHOT_KEY_FILE");

    /** How long a bot-worker may take to close its sessions in good order; a person waits at the terminal. */
    private static final Duration LEAVE_WITHIN = Duration.ofSeconds(15);

    /** A busy machine takes minutes; a process that ends instead of getting ready is noticed at once. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * The first compiler alone: with both of them the web pages were ready after 44 to 54 s on two busy cores, with one
     * after 15, and each process is 40 MB smaller. What these processes do all day is waiting for others.
     */
    private static final List<String> SMALL_AND_QUICK_TO_START =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    /** Newer JDKs warn about what libraries of today use. */
    private static final List<String> HUSHED =
            Runtime.version().feature() >= 23 ? List.of("--sun-misc-unsafe-memory-access=allow") : List.of();

    private final Settings settings;
    private final Home home;

    OwnProcesses(Settings settings, Home home) {
        this.settings = settings;
        this.home = home;
    }

    Part simulator(int port) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PORT", Integer.toString(port));
        environment.put("SIMULATOR_STATE", home.simulatorState().toString());
        return part(
                "simulator",
                Jar.SIMULATOR,
                environment,
                Readiness.answering(URI.create("http://127.0.0.1:" + port + "/healthz")),
                Duration.ofSeconds(5));
    }

    Part orchestrator(Surroundings surroundings) {
        return readyByFile(
                "orchestrator",
                Jar.ORCHESTRATOR,
                surroundings.environment(),
                Duration.ofSeconds(20),
                Preparation.NOTHING);
    }

    /** A bot-worker that keeps its profiles in {@code sessions}. */
    Part botWorker(String name, Surroundings surroundings, Path sessions, Path snapshotKey, int slots) {
        Map<String, String> environment = new LinkedHashMap<>(surroundings.environment());
        environment.put("SESSIONS_PATH", sessions.toString());
        environment.put("FLOWHQ_WORKER_NAME", name);
        environment.put("FLOWHQ_SLOTS", Integer.toString(slots));
        environment.put("FLOWHQ_SNAPSHOT_KEY_FILE", snapshotKey.toString());
        environment.put("FLOWHQ_LEAVE_WITHIN", LEAVE_WITHIN.toSeconds() + "s");
        if (!settings.simulatedHost().equals(Settings.LOOPBACK)) {
            environment.put("FLOWHQ_INJECTED_HOSTS", settings.simulatedHost());
            environment.put(
                    "FLOWHQ_CHROMIUM_ARGUMENTS",
                    "--host-resolver-rules=MAP " + settings.simulatedHost() + " " + Settings.LOOPBACK);
        }
        return readyByFile(
                name, Jar.BOT_WORKER, environment, LEAVE_WITHIN.plusSeconds(25), () -> LeftBrowsers.end(sessions));
    }

    Part web(Surroundings surroundings, URI address, int port, Map<String, String> password) {
        Map<String, String> environment = new LinkedHashMap<>(surroundings.environment());
        environment.putAll(password);
        environment.put("PORT", Integer.toString(port));
        environment.put("BIND", settings.bind());
        environment.put("PUBLIC_URL", address.toString());
        return part(
                "web",
                Jar.WEB,
                environment,
                Readiness.answering(URI.create(address + "/actuator/health/readiness")),
                Duration.ofSeconds(15));
    }

    private Part readyByFile(
            String name, Jar jar, Map<String, String> environment, Duration grace, Preparation preparation) {
        Path readyFile = home.readyFile(name);
        Map<String, String> withFile = new LinkedHashMap<>(environment);
        withFile.put("FLOWHQ_READY_FILE", readyFile.toString());
        Part part = part(name, jar, withFile, Readiness.written(readyFile), grace);
        return part.preparedBy(
                part.prepare().and(() -> Files.deleteIfExists(readyFile)).and(preparation));
    }

    private Part part(String name, Jar jar, Map<String, String> environment, Readiness readiness, Duration grace) {
        Path scratch = home.scratch(name);
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.put("FLOWHQ_HOME", home.folder().toString());
        all.put("LOGS_PATH", home.logs().toString());
        settings.chromium().ifPresent(chromium -> all.put("FLOWHQ_CHROMIUM", chromium.toString()));
        return new Part(
                name,
                command(jar, scratch),
                all,
                NOT_FOR_ALL,
                home.logs().resolve(name + ".log"),
                () -> Folders.empty(scratch),
                readiness,
                PATIENCE,
                StopSignal.TERM,
                grace);
    }

    private List<String> command(Jar jar, Path scratch) {
        List<String> command = new ArrayList<>();
        command.add(settings.java().toString());
        command.add("-Xmx" + jar.heapMegabytes() + "m");
        command.addAll(HUSHED);
        command.addAll(SMALL_AND_QUICK_TO_START);
        command.add("-Djava.io.tmpdir=" + scratch);
        command.addAll(List.of("-jar", jar.in(settings.root()).toString()));
        return command;
    }
}
