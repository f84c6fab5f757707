package io.flowhq.local;

import io.flowhq.contract.ExitCode;
import io.flowhq.local.bench.BenchFigure;
import io.flowhq.local.bench.BenchRun;
import io.flowhq.local.bench.Benchmark;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** {@code bench}: measures a platform of its own, one line a figure. */
final class BenchCommand {

    private static final JsonMapper JSON = new JsonMapper();

    private final LocalSettings localSettings;
    private final Set<Benchmark> wanted;
    private final boolean json;
    private final PrintStream out;

    /** @param words names of benchmarks, all of them without any, and {@code --json} */
    BenchCommand(LocalSettings localSettings, List<String> words, PrintStream out) {
        this.localSettings = localSettings;
        this.json = words.contains("--json");
        this.out = out;
        this.wanted = EnumSet.noneOf(Benchmark.class);
        for (String word : words) {
            if (!word.equals("--json")) {
                wanted.add(Benchmark.named(word)
                        .orElseThrow(() -> new CommandFailed(
                                ExitCode.USAGE,
                                "There is no benchmark '" + word + "'; there are "
                                        + String.join(", ", Benchmark.words()) + ".")));
            }
        }
        if (wanted.isEmpty()) {
            wanted.addAll(EnumSet.allOf(Benchmark.class));
        }
    }

    ExitCode run() throws InterruptedException {
        HomeDirectory homeDirectory = HomeDirectory.temporary("flowhq-bench-");
        LocalPlatform localPlatform = LocalPlatform.onFreePorts(
                localSettings.isolatedIn(homeDirectory.folder()), homeDirectory, new SecureRandom(), line -> {});
        try (ShutdownHook shutdownHook = ShutdownHook.cleansUpBy(() -> cleanUp(localPlatform, homeDirectory))) {
            try {
                new BenchRun(localPlatform, homeDirectory, localSettings.root().resolve("flowhq"), this::tell)
                        .play(wanted);
            } catch (StartFailed e) {
                cleanUp(localPlatform, homeDirectory);
                throw new CommandFailed(ExitCode.FAILED, e.withLog());
            } catch (StepFailed | IOException | SQLException e) {
                cleanUp(localPlatform, homeDirectory);
                throw new CommandFailed(ExitCode.FAILED, "Could not be measured: " + e.getMessage());
            }
            cleanUp(localPlatform, homeDirectory);
        }
        return ExitCode.DONE;
    }

    private static void cleanUp(LocalPlatform localPlatform, HomeDirectory homeDirectory) {
        localPlatform.stop();
        homeDirectory.delete();
    }

    private void tell(BenchFigure figure) {
        out.println(
                json
                        ? JSON.writeValueAsString(figure)
                        : String.format(
                                Locale.ROOT,
                                "%-8s %-18s %9.1f %-3s n=%-4d %s",
                                figure.bench(),
                                figure.figure(),
                                figure.value(),
                                figure.unit(),
                                figure.n(),
                                figure.note()));
    }
}
