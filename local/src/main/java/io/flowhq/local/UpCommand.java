package io.flowhq.local;

import io.flowhq.local.exit.CommandFailed;
import io.flowhq.local.exit.ExitCode;
import io.flowhq.local.home.Home;
import io.flowhq.local.home.HomeLock;
import io.flowhq.local.home.RunningPlatform;
import io.flowhq.local.platform.Platform;
import io.flowhq.local.platform.Settings;
import io.flowhq.local.process.StartFailed;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.concurrent.CountDownLatch;

/** {@code up}: the whole platform in the foreground until Ctrl-C or SIGTERM. */
final class UpCommand {

    private final Settings settings;
    private final PrintStream out;

    UpCommand(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    ExitCode run() throws InterruptedException {
        Home home = Home.at(settings.home());
        try (HomeLock lock = home.lock().orElseThrow(() -> alreadyRunning(home))) {
            return runIn(home);
        }
    }

    private ExitCode runIn(Home home) throws InterruptedException {
        SecureRandom random = new SecureRandom();
        out.println("Flow HQ keeps its state in " + home.folder());
        Platform platform = Platform.onPreferredPorts(settings, home, random, line -> out.println("  " + line));
        try (Interruption interruption = Interruption.cleansUpBy(() -> stop(platform))) {
            try {
                RunningPlatform running = platform.start();
                out.println();
                new AddressTable(running, settings, home).lines().forEach(out::println);
                new CountDownLatch(1).await();
                return ExitCode.DONE;
            } catch (StartFailed e) {
                throw new CommandFailed(ExitCode.FAILED, e.withLog());
            } finally {
                platform.stop();
            }
        }
    }

    private void stop(Platform platform) {
        out.println();
        out.println("Stopping.");
        platform.stop();
        out.println("Stopped; nothing is left running.");
    }

    private static CommandFailed alreadyRunning(Home home) {
        String where = home.platformFile()
                .read()
                .map(platform -> " at " + platform.web())
                .orElse(", still starting or stopping");
        return new CommandFailed(
                ExitCode.REFUSED,
                "A platform already runs in " + home.folder() + where
                        + ". Stop that one with Ctrl-C, or choose another home with FLOWHQ_HOME.");
    }
}
