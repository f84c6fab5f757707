package io.flowhq.local.chaos;

import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.platform.ForegroundProcess;
import io.flowhq.local.platform.LocalPlatform;
import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.StepFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The processes of a platform by their names, and its browsers. A name outlives the process that has it now. */
final class PlatformProcesses {

    private final LocalPlatform localPlatform;
    private final HomeDirectory homeDirectory;
    private final ForegroundProcess secondWorker;

    PlatformProcesses(LocalPlatform localPlatform, HomeDirectory homeDirectory, ForegroundProcess secondWorker) {
        this.localPlatform = localPlatform;
        this.homeDirectory = homeDirectory;
        this.secondWorker = secondWorker;
    }

    List<String> workers() {
        return List.of(LocalPlatform.FIRST_WORKER, secondWorker.name());
    }

    /** SIGKILL; does nothing to a process that is being started again. */
    void kill(String name) {
        process(name).forEach(ProcessHandle::destroyForcibly);
    }

    /** Stopped first, so that nothing is written into a profile, or told of it, between the loss of the disk and the end. */
    void lose(String worker, List<Business> businesses) throws IOException, InterruptedException {
        signal(worker, "STOP");
        Path profiles = worker.equals(LocalPlatform.FIRST_WORKER)
                ? homeDirectory.sessions()
                : homeDirectory.sessions().resolve(worker);
        for (Business business : businesses) {
            Path profile = profiles.resolve(business.tenant());
            if (Files.exists(profile)) {
                Files.move(
                        profile,
                        Files.createTempDirectory(homeDirectory.folder(), "lost-")
                                .resolve("profile"));
            }
        }
        kill(worker);
    }

    /** @param signal its name without SIG */
    void signal(String name, String signal) throws IOException, InterruptedException {
        for (ProcessHandle process : process(name).toList()) {
            int exit = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new StepFailed("SIG" + signal + " could not be sent to " + name);
            }
        }
    }

    void killBrowser(Random random) throws IOException {
        any(random, localPlatform.browsers().stream());
    }

    void killRenderer(Random random) throws IOException {
        Predicate<ProcessHandle> renderer = process -> commandLine(process).contains("--type=renderer");
        any(
                random,
                localPlatform.browsers().stream()
                        .flatMap(ProcessHandle::descendants)
                        .filter(renderer));
    }

    private static void any(Random random, Stream<ProcessHandle> processes) {
        List<ProcessHandle> all = processes.toList();
        if (!all.isEmpty()) {
            all.get(random.nextInt(all.size())).destroyForcibly();
        }
    }

    private Stream<ProcessHandle> process(String name) {
        if (name.equals(secondWorker.name())) {
            return secondWorker.process().stream();
        }
        return homeDirectory.platformFile().read().stream()
                .flatMap(platform -> platform.processes().stream())
                .filter(process -> process.name().equals(name))
                .flatMap(process -> ProcessHandle.of(process.pid()).stream());
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        } catch (IOException gone) {
            return process.info().commandLine().orElse("");
        }
    }
}
