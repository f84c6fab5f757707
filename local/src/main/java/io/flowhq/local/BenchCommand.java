package io.flowhq.local;

import io.flowhq.contract.ExitCode;
import io.flowhq.local.bench.BenchFigure;
import io.flowhq.local.bench.BenchRun;
import io.flowhq.local.bench.Benchmark;
import io.flowhq.local.exit.CommandFailed;
import io.flowhq.local.platform.LocalSettings;
import io.flowhq.local.process.StartFailed;
import io.flowhq.local.scenario.StepFailed;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** {@code bench}: measures a platform of its own, one line a figure. */
final class BenchCommand {

    private static final JsonMapper JSON = new JsonMapper();

    private static final int DEFAULT_TENANTS = 8;

    private final LocalSettings localSettings;
    private final Set<Benchmark> wanted = EnumSet.noneOf(Benchmark.class);
    private final int tenants;
    private final boolean json;
    private final PrintStream out;

    /** @param words as the launcher has checked them: names of benchmarks, {@code --tenants N} and {@code --json} */
    BenchCommand(LocalSettings localSettings, List<String> words, PrintStream out) {
        this.localSettings = localSettings;
        this.json = words.contains("--json");
        this.out = out;
        int option = words.indexOf("--tenants");
        this.tenants = option < 0 ? DEFAULT_TENANTS : Integer.parseInt(words.get(option + 1));
        for (int n = 0; n < words.size(); n++) {
            if (option < 0 || n != option && n != option + 1) {
                add(words.get(n));
            }
        }
        if (wanted.isEmpty()) {
            wanted.addAll(EnumSet.allOf(Benchmark.class));
        }
    }

    private void add(String word) {
        if (!word.equals("--json")) {
            wanted.add(Benchmark.named(word)
                    .orElseThrow(() -> new CommandFailed(
                            ExitCode.USAGE,
                            "There is no benchmark '" + word + "'; there are " + String.join(", ", Benchmark.words())
                                    + ".")));
        }
    }

    ExitCode run() throws InterruptedException {
        BenchRun benchRun = new BenchRun(localSettings, tenants, this::tell);
        try (ShutdownHook shutdownHook = ShutdownHook.cleansUpBy(benchRun::close);
                benchRun) {
            benchRun.play(wanted);
        } catch (StartFailed e) {
            throw new CommandFailed(ExitCode.FAILED, e.withLog());
        } catch (StepFailed | IOException | SQLException e) {
            throw new CommandFailed(ExitCode.FAILED, "Could not be measured: " + e.getMessage());
        }
        return ExitCode.DONE;
    }

    private void tell(BenchFigure figure) {
        out.println(json ? JSON.writeValueAsString(figure) : text(figure));
    }

    private static String text(BenchFigure figure) {
        String compared = figure.baseline() == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.1f beside %.1f, ratio %.2f; ",
                        figure.value(),
                        figure.baseline(),
                        figure.ratio());
        return String.format(
                Locale.ROOT,
                "%-10s %-26s %9.1f %-3s n=%-5d %s%s",
                figure.bench(),
                figure.figure(),
                figure.value(),
                figure.unit(),
                figure.n(),
                compared,
                figure.note());
    }
}
