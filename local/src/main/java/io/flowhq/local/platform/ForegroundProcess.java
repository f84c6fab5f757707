package io.flowhq.local.platform;

import io.flowhq.contract.ExitCode;
import io.flowhq.local.exit.CommandFailed;
import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.home.HomeLock;
import io.flowhq.local.home.RunningPlatform;
import io.flowhq.local.process.ProcessRecords;
import io.flowhq.local.process.ProcessSpec;
import io.flowhq.local.process.StartFailed;
import io.flowhq.local.process.Supervisor;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One process of a platform by itself, kept running until it is stopped. */
public final class ForegroundProcess {

    private final ProcessSpec processSpec;
    private final Supervisor supervisor;
    private final Runnable afterwards;

    private ForegroundProcess(
            ProcessSpec processSpec, HomeDirectory homeDirectory, Consumer<String> say, Runnable afterwards) {
        this.processSpec = processSpec;
        this.afterwards = afterwards;
        ProcessRecords records = new ProcessRecords(homeDirectory.processRecords(processSpec.name()));
        records.endLeftBehind();
        this.supervisor = new Supervisor(new ConsoleReporter(say, () -> {}), records);
    }

    /**
     * One more bot-worker for the platform that runs in {@code homeDirectory}. It takes the first name that no other process uses
     * now, so that a worker that comes back finds the profiles of the one before.
     */
    public static ForegroundProcess worker(
            LocalSettings localSettings, HomeDirectory homeDirectory, int slots, Consumer<String> say) {
        RunningPlatform platform = homeDirectory
                .platformFile()
                .read()
                .orElseThrow(() -> new CommandFailed(
                        ExitCode.UNAVAILABLE,
                        "No platform runs in " + homeDirectory.folder() + "; start one with ./flowhq up."));
        HomeLock lock = firstFreeName(homeDirectory);
        String name = lock.name();
        Endpoints endpoints = new Endpoints(
                platform.temporal(),
                platform.namespace(),
                platform.temporalUi() == null ? "" : platform.temporalUi(),
                new DatabaseEndpoint(platform.databaseUrl()),
                URI.create(platform.whatsApp()));
        Path sessions =
                localSettings.sessions().orElse(homeDirectory.sessions()).resolve(name);
        Path snapshotKey = homeDirectory.snapshotKey(new SecureRandom()).key();
        return new ForegroundProcess(
                new AppProcesses(localSettings, homeDirectory).botWorker(name, endpoints, sessions, snapshotKey, slots),
                homeDirectory,
                say,
                lock::close);
    }

    /** A simulated WhatsApp with nothing around it. */
    public static ForegroundProcess simulator(
            LocalSettings localSettings, Optional<Integer> port, Consumer<String> say) {
        HomeDirectory homeDirectory = HomeDirectory.temporary("flowhq-simulator-");
        homeDirectory.makeFolders();
        int chosen = PortAllocation.simulator(port, say);
        ProcessSpec processSpec = new AppProcesses(localSettings, homeDirectory).simulator(chosen);
        say.accept("Phones: http://127.0.0.1:" + chosen + "/phones");
        return new ForegroundProcess(processSpec, homeDirectory, say, homeDirectory::delete);
    }

    /** Starts the process and returns once it is ready. */
    public void start() throws StartFailed, InterruptedException {
        supervisor.start(List.of(processSpec));
    }

    public void stop() {
        supervisor.stop();
        afterwards.run();
    }

    /** The process as it is now; empty between its end and its next start. */
    public Optional<ProcessHandle> process() {
        return Optional.ofNullable(supervisor.pids().get(processSpec.name())).flatMap(ProcessHandle::of);
    }

    public String name() {
        return processSpec.name();
    }

    public Path log() {
        return processSpec.log();
    }

    private static HomeLock firstFreeName(HomeDirectory homeDirectory) {
        for (int number = 2; ; number++) {
            Optional<HomeLock> lock = homeDirectory.lock("bot-worker-" + number);
            if (lock.isPresent()) {
                return lock.get();
            }
        }
    }
}
