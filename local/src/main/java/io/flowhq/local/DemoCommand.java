package io.flowhq.local;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.flowhq.contract.ExitCode;
import io.flowhq.local.demo.DemoScenario;
import io.flowhq.local.demo.StepOutcome;
import io.flowhq.local.exit.CommandFailed;
import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.platform.LocalPlatform;
import io.flowhq.local.platform.LocalSettings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code demo}: plays the whole scenario and reports each step. */
final class DemoCommand {

    private static final JsonMapper JSON = new JsonMapper();

    private final LocalSettings localSettings;
    private final boolean json;
    private final boolean keep;
    private final PrintStream out;

    /** What {@code --json} says of a step; {@code seen} only when it did not hold. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record StepLine(
            int step,
            String name,
            boolean ok,
            double seconds,
            @Nullable String seen) {}

    private record LastLine(boolean ok, int steps, double seconds) {}

    DemoCommand(LocalSettings localSettings, boolean json, boolean keep, PrintStream out) {
        this.localSettings = localSettings;
        this.json = json;
        this.keep = keep;
        this.out = out;
    }

    ExitCode run() {
        Path chromium = localSettings.chromium().orElseThrow(() -> missing("Chromium", "FLOWHQ_CHROMIUM"));
        Path temporal = localSettings.temporal().orElseThrow(() -> missing("Temporal CLI", "FLOWHQ_TEMPORAL"));
        HomeDirectory homeDirectory = HomeDirectory.temporary("flowhq-demo-");
        System.setProperty("playwright.driver.tmpdir", homeDirectory.folder().toString());
        LocalPlatform localPlatform = LocalPlatform.onFreePorts(
                localSettings.isolatedIn(homeDirectory.folder()),
                homeDirectory,
                new SecureRandom(),
                this::sayUnlessJson);
        long start = System.nanoTime();
        AtomicInteger steps = new AtomicInteger();
        boolean held;
        try (ShutdownHook shutdownHook = ShutdownHook.cleansUpBy(() -> cleanUp(localPlatform, homeDirectory, keep));
                DemoScenario demoScenario = new DemoScenario(localPlatform, homeDirectory, chromium, temporal)) {
            held = demoScenario.play(outcome -> {
                steps.incrementAndGet();
                report(outcome);
            });
            demoScenario.close();
            cleanUp(localPlatform, homeDirectory, keep || !held);
        }
        reportEnd(held, steps.get(), Duration.ofNanos(System.nanoTime() - start), homeDirectory);
        return held ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static void cleanUp(LocalPlatform localPlatform, HomeDirectory homeDirectory, boolean keepHome) {
        localPlatform.stop();
        if (!keepHome) {
            homeDirectory.delete();
        }
    }

    private void report(StepOutcome step) {
        if (json) {
            out.println(JSON.writeValueAsString(new StepLine(
                    step.number(),
                    step.name(),
                    step.held(),
                    seconds(step.took()),
                    step.seenInstead().orElse(null))));
            return;
        }
        out.println(String.format(
                Locale.ROOT,
                "%s %2d  %6.1f s  %s",
                step.held() ? "ok    " : "FAILED",
                step.number(),
                seconds(step.took()),
                step.name()));
        step.seenInstead().ifPresent(seen -> out.println("        seen: " + seen));
    }

    private void reportEnd(boolean held, int steps, Duration took, HomeDirectory homeDirectory) {
        if (json) {
            out.println(JSON.writeValueAsString(new LastLine(held, steps, seconds(took))));
        } else {
            out.println(
                    held
                            ? String.format(Locale.ROOT, "All %d steps held, %.1f s.", steps, seconds(took))
                            : "Step " + steps + " did not hold. The logs are in " + homeDirectory.logs());
        }
        if (keep && held) {
            sayUnlessJson("The home is kept in " + homeDirectory.folder());
        }
    }

    private void sayUnlessJson(String line) {
        if (!json) {
            out.println("       " + line);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static CommandFailed missing(String what, String setting) {
        return new CommandFailed(ExitCode.FAILED, "No " + what + " found; set " + setting + ".");
    }
}
