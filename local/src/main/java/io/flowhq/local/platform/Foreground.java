package io.flowhq.local.platform;

import io.flowhq.local.exit.CommandFailed;
import io.flowhq.local.exit.ExitCode;
import io.flowhq.local.home.Home;
import io.flowhq.local.home.HomeLock;
import io.flowhq.local.home.RunningPlatform;
import io.flowhq.local.process.Part;
import io.flowhq.local.process.ProcessRecords;
import io.flowhq.local.process.StartFailed;
import io.flowhq.local.process.Supervisor;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One process of a platform by itself, kept running until it is stopped. */
public final class Foreground {

    private final Part part;
    private final Supervisor supervisor;
    private final Runnable afterwards;

    private Foreground(Part part, Home home, Consumer<String> say, Runnable afterwards) {
        this.part = part;
        this.afterwards = afterwards;
        ProcessRecords records = new ProcessRecords(home.processRecords(part.name()));
        records.endLeftBehind();
        this.supervisor = new Supervisor(new Told(say, () -> {}), records);
    }

    /**
     * One more bot-worker for the platform that runs in {@code home}. It takes the first name that no other process uses
     * now, so that a worker that comes back finds the profiles of the one before.
     */
    public static Foreground worker(Settings settings, Home home, int slots, Consumer<String> say) {
        RunningPlatform platform = home.platformFile()
                .read()
                .orElseThrow(() -> new CommandFailed(
                        ExitCode.UNAVAILABLE,
                        "No platform runs in " + home.folder() + "; start one with ./flowhq up."));
        HomeLock lock = firstFreeName(home);
        String name = lock.name();
        Surroundings surroundings = new Surroundings(
                platform.temporal(),
                platform.namespace(),
                platform.temporalUi() == null ? "" : platform.temporalUi(),
                new DatabaseUrl(platform.databaseUrl()),
                URI.create(platform.whatsApp()));
        Path sessions = settings.sessions().orElse(home.sessions()).resolve(name);
        Path snapshotKey = home.snapshotKey(new SecureRandom()).key();
        return new Foreground(
                new OwnProcesses(settings, home).botWorker(name, surroundings, sessions, snapshotKey, slots),
                home,
                say,
                lock::close);
    }

    /** A simulated WhatsApp with nothing around it. */
    public static Foreground simulator(Settings settings, Optional<Integer> port, Consumer<String> say) {
        Home home = Home.temporary("flowhq-simulator-");
        home.makeFolders();
        int chosen = Ports.simulator(port, say);
        Part part = new OwnProcesses(settings, home).simulator(chosen);
        say.accept("Phones: http://127.0.0.1:" + chosen + "/phones");
        return new Foreground(part, home, say, home::delete);
    }

    /** Starts the process and returns once it is ready. */
    public void start() throws StartFailed, InterruptedException {
        supervisor.start(List.of(part));
    }

    public void stop() {
        supervisor.stop();
        afterwards.run();
    }

    /** The process as it is now; empty between its end and its next start. */
    public Optional<ProcessHandle> process() {
        return Optional.ofNullable(supervisor.pids().get(part.name())).flatMap(ProcessHandle::of);
    }

    public String name() {
        return part.name();
    }

    public Path log() {
        return part.log();
    }

    private static HomeLock firstFreeName(Home home) {
        for (int number = 2; ; number++) {
            Optional<HomeLock> lock = home.lock("bot-worker-" + number);
            if (lock.isPresent()) {
                return lock.get();
            }
        }
    }
}
