package io.flowhq.local;

import io.flowhq.contract.ExitCode;
import io.flowhq.local.chaos.ChaosLoad;
import io.flowhq.local.chaos.ChaosPlan;
import io.flowhq.local.chaos.ChaosReport;
import io.flowhq.local.chaos.ChaosRun;
import io.flowhq.local.chaos.ShuffledFaults;
import io.flowhq.local.exit.CommandFailed;
import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.platform.LocalPlatform;
import io.flowhq.local.platform.LocalSettings;
import io.flowhq.local.process.StartFailed;
import io.flowhq.local.scenario.StepFailed;
import java.io.IOException;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** {@code chaos}: traffic under disturbances on a platform of its own, and the verdict as the last line. */
final class ChaosCommand {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long DEFAULT_MINUTES = 5;
    private static final long DEFAULT_TENANTS = 4;

    private final LocalSettings localSettings;
    private final ChaosLoad load;
    private final Duration length;
    private final long seed;
    private final boolean json;
    private final PrintStream out;

    /** @param options as the launcher has checked them: {@code --minutes N}, {@code --tenants N}, {@code --rate N}, {@code --seed N},
     *     {@code --json} */
    ChaosCommand(LocalSettings localSettings, List<String> options, PrintStream out) {
        int tenants = Math.toIntExact(number(options, "--tenants", DEFAULT_TENANTS));
        long perSecond = number(options, "--rate", 0);
        this.load = perSecond == 0 ? ChaosLoad.light(tenants) : new ChaosLoad(tenants, perSecond);
        this.localSettings = localSettings.withSlots(tenants);
        this.length = Duration.ofMinutes(number(options, "--minutes", DEFAULT_MINUTES));
        this.seed = number(options, "--seed", System.currentTimeMillis());
        this.json = options.contains("--json");
        this.out = out;
    }

    private static long number(List<String> options, String name, long otherwise) {
        int at = options.indexOf(name);
        return at < 0 ? otherwise : Long.parseLong(options.get(at + 1));
    }

    ExitCode run() throws InterruptedException {
        HomeDirectory homeDirectory = HomeDirectory.temporary("flowhq-chaos-");
        LocalSettings isolated = localSettings.isolatedIn(homeDirectory.folder());
        LocalPlatform localPlatform =
                LocalPlatform.onFreePorts(isolated, homeDirectory, new SecureRandom(), this::sayUnlessJson);
        ChaosRun chaosRun = new ChaosRun(
                localPlatform,
                isolated,
                homeDirectory,
                ChaosPlan.of(load, length, seed),
                new ShuffledFaults(),
                this::sayUnlessJson);
        ChaosReport report;
        try (ShutdownHook shutdownHook = ShutdownHook.cleansUpBy(() -> {
            chaosRun.close();
            cleanUp(localPlatform, homeDirectory, false);
        })) {
            try {
                sayUnlessJson("seed " + seed);
                report = chaosRun.play();
            } catch (StartFailed e) {
                cleanUp(localPlatform, homeDirectory, true);
                throw new CommandFailed(ExitCode.FAILED, e.withLog());
            } catch (StepFailed | IOException | SQLException e) {
                cleanUp(localPlatform, homeDirectory, true);
                throw new CommandFailed(
                        ExitCode.FAILED,
                        "The run could not be played: " + e + ". The logs are in " + homeDirectory.logs());
            }
            cleanUp(localPlatform, homeDirectory, !report.isClean());
        }
        tell(report, homeDirectory);
        return report.isClean() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static void cleanUp(LocalPlatform localPlatform, HomeDirectory homeDirectory, boolean keepHome) {
        localPlatform.stop();
        if (!keepHome) {
            homeDirectory.delete();
        }
    }

    private void tell(ChaosReport report, HomeDirectory homeDirectory) {
        if (json) {
            out.println(JSON.writeValueAsString(report));
            return;
        }
        out.printf(
                "%d messages, %d disturbances: lost %d, doubled %d, inverted %d, over the limit %d, misdirected %d, scanned again"
                        + " %d, uncertain %d; recovery p50 %d ms, p99 %d ms; seed %d%n",
                report.messages(),
                report.kills(),
                report.lost(),
                report.doubled(),
                report.inverted(),
                report.overLimit(),
                report.misdirected(),
                report.rescans(),
                report.uncertain(),
                report.recoveryP50Ms(),
                report.recoveryP99Ms(),
                report.seed());
        if (!report.isClean()) {
            out.println("The home is kept in " + homeDirectory.folder());
        }
    }

    private void sayUnlessJson(String line) {
        if (!json) {
            out.println(line);
        }
    }
}
