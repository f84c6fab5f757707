package io.flowhq.local;

import io.flowhq.contract.ExitCode;
import io.flowhq.contract.settings.ReplacedSetting;
import io.flowhq.local.exit.CommandFailed;
import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.home.HomeLock;
import io.flowhq.local.home.RunningPlatform;
import io.flowhq.local.platform.LocalPlatform;
import io.flowhq.local.platform.LocalSettings;
import io.flowhq.local.process.StartFailed;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.concurrent.CountDownLatch;

/** {@code up}: the whole platform in the foreground until Ctrl-C or SIGTERM. */
final class UpCommand {

    private final LocalSettings localSettings;
    private final PrintStream out;

    UpCommand(LocalSettings localSettings, PrintStream out) {
        this.localSettings = localSettings;
        this.out = out;
    }

    ExitCode run() throws InterruptedException {
        HomeDirectory homeDirectory = HomeDirectory.at(localSettings.home());
        try (HomeLock lock = homeDirectory.lock().orElseThrow(() -> alreadyRunning(homeDirectory))) {
            return runIn(homeDirectory);
        }
    }

    private ExitCode runIn(HomeDirectory homeDirectory) throws InterruptedException {
        SecureRandom random = new SecureRandom();
        out.println("Flow HQ keeps its state in " + homeDirectory.folder());
        ReplacedSetting.warnings(System.getenv()::containsKey).forEach(line -> out.println("  " + line));
        LocalPlatform localPlatform =
                LocalPlatform.onPreferredPorts(localSettings, homeDirectory, random, line -> out.println("  " + line));
        try (ShutdownHook shutdownHook = ShutdownHook.cleansUpBy(() -> stop(localPlatform))) {
            try {
                RunningPlatform running = localPlatform.start();
                out.println();
                new AddressTable(running, localSettings, homeDirectory).lines().forEach(out::println);
                localPlatform.keepClasses();
                new CountDownLatch(1).await();
                return ExitCode.DONE;
            } catch (StartFailed e) {
                throw new CommandFailed(ExitCode.FAILED, e.withLog());
            } finally {
                localPlatform.stop();
            }
        }
    }

    private void stop(LocalPlatform localPlatform) {
        out.println();
        out.println("Stopping.");
        localPlatform.stop();
        out.println("Stopped; nothing is left running.");
    }

    private static CommandFailed alreadyRunning(HomeDirectory homeDirectory) {
        String where = homeDirectory
                .platformFile()
                .read()
                .map(localPlatform -> " at " + localPlatform.web())
                .orElse(", still starting or stopping");
        return new CommandFailed(
                ExitCode.REFUSED,
                "A platform already runs in " + homeDirectory.folder() + where
                        + ". Stop that one with Ctrl-C, or choose another home with FLOWHQ_HOME.");
    }
}
