package io.flowhq.local.bench;

import io.flowhq.local.scenario.StepFailed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The admin shell called once for one answer, through the launcher. */
final class ShellMeasurement implements BenchMeasurement {

    private static final int CALLS = 10;

    @Override
    public void measure(MeasuredPlatform platform, Set<Benchmark> wanted, Consumer<BenchFigure> told)
            throws IOException, InterruptedException {
        if (!wanted.contains(Benchmark.SHELL)) {
            return;
        }
        // The first call prepares the classes of the others.
        call(platform);
        List<Long> calls = new ArrayList<>();
        for (int n = 0; n < CALLS; n++) {
            calls.add(call(platform));
        }
        BenchFigure.percentiles("shell", calls, "tenant list through the launcher, warm")
                .forEach(told);
    }

    private static long call(MeasuredPlatform platform) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                platform.localSettings().root().resolve("flowhq").toString(), "shell", "tenant", "list", "-o", "json");
        builder.environment()
                .put("FLOWHQ_HOME", platform.homeDirectory().folder().toString());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        ElapsedTime stopwatch = ElapsedTime.start();
        int exit = builder.start().waitFor();
        if (exit != 0) {
            throw new StepFailed("the shell ended with exit code " + exit);
        }
        return stopwatch.millis();
    }
}
