package io.flowhq.local.demo;

import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.home.RunningPlatform;
import io.flowhq.local.platform.ThisMachine;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.StepFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code ./flowhq up} of any release, as a person starts it at a terminal and ends it with Ctrl-C. */
final class LauncherProcess implements AutoCloseable {

    /** A release that was never started here is built first. */
    private static final Duration BUILD_TIMEOUT = Duration.ofMinutes(20);

    private final Process process;
    private final RunningPlatform running;

    private LauncherProcess(Process process, RunningPlatform running) {
        this.process = process;
        this.running = running;
    }

    /** Returns when the platform of that release is up in that home. */
    static LauncherProcess up(Path release, Path home, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(release.resolve("flowhq").toString(), "up")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(ThisMachine.environment(home, Map.of()));
        Process process = builder.start();
        try {
            return new LauncherProcess(
                    process, PollUntil.seePresent("platform of " + release + ", see " + log, BUILD_TIMEOUT, () -> {
                        Optional<RunningPlatform> platform =
                                new HomeDirectory(home).platformFile().read();
                        if (platform.isEmpty() && !process.isAlive()) {
                            throw new AssertionError("./flowhq up ended with " + process.exitValue() + ", see " + log);
                        }
                        return platform;
                    }));
        } catch (StepFailed | AssertionError e) {
            process.destroy();
            throw e;
        }
    }

    RunningPlatform running() {
        return running;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
    }
}
