package io.flowhq.local.platform;

import io.flowhq.local.home.FileTrees;
import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.process.ProcessSpec;
import io.flowhq.local.process.ProcessSpec.StopSignal;
import io.flowhq.local.process.ReadinessProbe;
import io.flowhq.local.process.StartPreparation;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Flow HQ's own processes: the command, the environment and the readiness of each. */
final class AppProcesses {

    /** What only one of the processes may know, or what would mislead the others. */
    private static final List<String> PRIVATE_VARIABLES = List.of(
            "PORT", "BIND", "METRICS_PORT", "ADMIN_PASSWORD", "ADMIN_PASSWORD_FILE", "FLOWHQ_SNAPSHOT_KEY_FILE");

    /** What leads to a cluster elsewhere, and would mislead those who use the server of this machine. */
    private static final List<String> CLUSTER_VARIABLES = List.of(
            "TEMPORAL_CONFIG_FILE",
            "TEMPORAL_PROFILE",
            "TEMPORAL_API_KEY",
            "TEMPORAL_TLS",
            "TEMPORAL_TLS_SERVER_CA_CERT_PATH",
            "TEMPORAL_TLS_SERVER_CA_CERT_DATA",
            "TEMPORAL_TLS_SERVER_NAME",
            "TEMPORAL_TLS_CLIENT_CERT_PATH",
            "TEMPORAL_TLS_CLIENT_CERT_DATA",
            "TEMPORAL_TLS_CLIENT_KEY_PATH",
            "TEMPORAL_TLS_CLIENT_KEY_DATA");

    /** How long a bot-worker may take to close its sessions in good order; a person waits at the terminal. */
    private static final Duration WORKER_SHUTDOWN_TIMEOUT = Duration.ofSeconds(15);

    /** A busy machine takes minutes; a process that ends instead of getting ready is noticed at once. */
    private static final Duration READY_TIMEOUT = Duration.ofMinutes(5);

    /**
     * The first compiler alone: with both of them the web pages were ready after 44 to 54 s on two busy cores, with one
     * after 15, and each process is 40 MB smaller. What these processes do all day is waiting for others.
     */
    private static final List<String> SMALL_JVM_OPTIONS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    /** Newer JDKs warn about what libraries of today use. */
    private static final List<String> QUIET_JVM_OPTIONS =
            Runtime.version().feature() >= 23 ? List.of("--sun-misc-unsafe-memory-access=allow") : List.of();

    private final LocalSettings localSettings;
    private final HomeDirectory homeDirectory;
    private final ClassArchives classArchives;

    AppProcesses(LocalSettings localSettings, HomeDirectory homeDirectory) {
        this.localSettings = localSettings;
        this.homeDirectory = homeDirectory;
        this.classArchives = new ClassArchives(localSettings.java());
    }

    ClassArchives classArchives() {
        return classArchives;
    }

    ProcessSpec simulator(int port) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PORT", Integer.toString(port));
        environment.put("SIMULATOR_STATE", homeDirectory.simulatorState().toString());
        return process(
                "simulator",
                ExecutableJars.SIMULATOR,
                environment,
                ReadinessProbe.answering(URI.create("http://127.0.0.1:" + port + "/healthz")),
                Duration.ofSeconds(5));
    }

    ProcessSpec orchestrator(Endpoints endpoints) {
        Map<String, String> environment = new LinkedHashMap<>(endpoints.environment());
        addMetricsPort(environment, 0);
        environment.put("FLOWHQ_PUSH_KEY_FILE", pushKeys());
        return readyByFile(
                "orchestrator",
                ExecutableJars.ORCHESTRATOR,
                environment,
                Duration.ofSeconds(20),
                StartPreparation.NOTHING);
    }

    /** A bot-worker that keeps its profiles in {@code sessions}. */
    ProcessSpec botWorker(String name, Endpoints endpoints, Path sessions, Path snapshotKey, int slots) {
        Map<String, String> environment = new LinkedHashMap<>(endpoints.environment());
        environment.put("SESSIONS_PATH", sessions.toString());
        environment.put("FLOWHQ_WORKER_NAME", name);
        environment.put("FLOWHQ_SLOTS", Integer.toString(slots));
        environment.put("FLOWHQ_SNAPSHOT_KEY_FILE", snapshotKey.toString());
        addMetricsPort(environment, name.equals(LocalPlatform.FIRST_WORKER) ? 2 : 0);
        environment.put("FLOWHQ_LEAVE_WITHIN", WORKER_SHUTDOWN_TIMEOUT.toSeconds() + "s");
        if (!localSettings.simulatedHost().equals(LocalSettings.LOOPBACK)) {
            environment.put("FLOWHQ_INJECTED_HOSTS", localSettings.simulatedHost());
            environment.put(
                    "FLOWHQ_CHROMIUM_ARGUMENTS",
                    "--host-resolver-rules=MAP " + localSettings.simulatedHost() + " " + LocalSettings.LOOPBACK);
        }
        return readyByFile(
                name,
                ExecutableJars.BOT_WORKER,
                environment,
                WORKER_SHUTDOWN_TIMEOUT.plusSeconds(25),
                () -> OrphanBrowsers.end(sessions));
    }

    /**
     * The web pages.
     *
     * @param own variables that no other process gets, the password among them
     */
    ProcessSpec web(Endpoints endpoints, URI address, int port, Map<String, String> own) {
        Map<String, String> environment = new LinkedHashMap<>(endpoints.environment());
        environment.putAll(own);
        environment.put("PORT", Integer.toString(port));
        environment.put("BIND", localSettings.bind());
        addMetricsPort(environment, 1);
        environment.put("PUBLIC_URL", address.toString());
        environment.put(
                "FLOWHQ_LINK_KEY_FILE",
                homeDirectory.linkKey(new SecureRandom()).key().toString());
        environment.put("FLOWHQ_PUSH_KEY_FILE", pushKeys());
        environment.put("FLOWHQ_TRIAL_SIGN_IN", Boolean.toString(localSettings.trialSignIn()));
        return process(
                "web",
                ExecutableJars.WEB,
                environment,
                ReadinessProbe.answering(URI.create(address + "/actuator/health/readiness")),
                Duration.ofSeconds(15));
    }

    private String pushKeys() {
        return homeDirectory.pushKeys(new SecureRandom()).keyPair().toString();
    }

    private void addMetricsPort(Map<String, String> environment, int offset) {
        localSettings
                .metricsPort()
                .ifPresent(first -> environment.put("METRICS_PORT", Integer.toString(first + offset)));
    }

    private ProcessSpec readyByFile(
            String name,
            ExecutableJars executableJars,
            Map<String, String> environment,
            Duration grace,
            StartPreparation startPreparation) {
        Path readyFile = homeDirectory.readyFile(name);
        Map<String, String> withFile = new LinkedHashMap<>(environment);
        withFile.put("FLOWHQ_READY_FILE", readyFile.toString());
        ProcessSpec processSpec = process(name, executableJars, withFile, ReadinessProbe.written(readyFile), grace);
        return processSpec.preparedBy(
                processSpec.prepare().and(() -> Files.deleteIfExists(readyFile)).and(startPreparation));
    }

    private ProcessSpec process(
            String name,
            ExecutableJars executableJars,
            Map<String, String> environment,
            ReadinessProbe readinessProbe,
            Duration grace) {
        Path scratch = homeDirectory.scratch(name);
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.put("FLOWHQ_HOME", homeDirectory.folder().toString());
        Path logs = localSettings.given("LOGS_PATH").orElse(homeDirectory.logs());
        all.put("LOGS_PATH", logs.toString());
        all.replaceAll((variable, chosen) -> localSettings.variables().getOrDefault(variable, chosen));
        localSettings.chromium().ifPresent(chromium -> all.put("FLOWHQ_CHROMIUM", chromium.toString()));
        all.putAll(localSettings.overrides());
        return new ProcessSpec(
                name,
                command(executableJars, scratch),
                all,
                hiddenVariables(),
                logs.resolve(name + ".log"),
                StartPreparation.NOTHING
                        .and(() -> Files.createDirectories(logs))
                        .and(() -> FileTrees.empty(scratch)),
                readinessProbe,
                READY_TIMEOUT,
                StopSignal.TERM,
                grace);
    }

    private List<String> hiddenVariables() {
        return localSettings.temporalAddress().isPresent()
                ? PRIVATE_VARIABLES
                : Stream.concat(PRIVATE_VARIABLES.stream(), CLUSTER_VARIABLES.stream())
                        .toList();
    }

    private List<String> command(ExecutableJars executableJars, Path scratch) {
        List<String> options = new ArrayList<>();
        options.add("-Xmx" + executableJars.heapMegabytes() + "m");
        options.addAll(QUIET_JVM_OPTIONS);
        options.addAll(SMALL_JVM_OPTIONS);
        List<String> command = new ArrayList<>();
        command.add(localSettings.java().toString());
        command.addAll(options);
        command.add("-Djava.io.tmpdir=" + scratch);
        command.addAll(classArchives.arguments(
                executableJars.in(localSettings.root()), scratch.resolve("loaded-classes"), options));
        return command;
    }
}
