package io.flowhq.local.bench;

import io.flowhq.local.bench.Benchmark.Setup;
import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.platform.LocalPlatform;
import io.flowhq.local.platform.LocalSettings;
import io.flowhq.local.process.StartFailed;
import io.flowhq.local.scenario.StepFailed;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Measures platforms of its own, one after the other in temporary homes, on a machine that should have nothing else to do.
 * May be closed by another thread at any time.
 */
public final class BenchRun implements AutoCloseable {

    private final LocalSettings localSettings;
    private final Consumer<BenchFigure> told;
    private final List<BenchMeasurement> measurements;
    private @Nullable Home open;

    private record Home(HomeDirectory directory, LocalPlatform platform) {}

    /** @param tenants how many are linked where their cost is measured */
    public BenchRun(LocalSettings localSettings, int tenants, Consumer<BenchFigure> told) {
        this.localSettings = localSettings.withSlots(Math.max(tenants, localSettings.slots()));
        this.told = told;
        this.measurements = List.of(
                new SessionMeasurement(),
                new LiveMeasurement(),
                new ShellMeasurement(),
                new ListMeasurement(),
                new MemoryMeasurement(tenants),
                new ThroughputMeasurement(),
                new IdleMeasurement());
    }

    /** @throws StepFailed when something does not come about */
    public void play(Set<Benchmark> wanted) throws StartFailed, IOException, InterruptedException, SQLException {
        for (Setup setup : Setup.values()) {
            Set<Benchmark> ofSetup = wanted.stream()
                    .filter(benchmark -> benchmark.setups().contains(setup))
                    .collect(Collectors.toSet());
            if (!ofSetup.isEmpty()) {
                play(setup, ofSetup);
                close();
            }
        }
    }

    private void play(Setup setup, Set<Benchmark> wanted)
            throws StartFailed, IOException, InterruptedException, SQLException {
        HomeDirectory homeDirectory = HomeDirectory.temporary("flowhq-bench-");
        LocalSettings isolated =
                localSettings.isolatedIn(homeDirectory.folder()).withOverrides(setup.variables());
        ElapsedTime stopwatch = ElapsedTime.start();
        LocalPlatform localPlatform = opened(homeDirectory, isolated);
        MeasuredPlatform platform = MeasuredPlatform.of(setup, localPlatform.start(), isolated, homeDirectory);
        platform.admin().list();
        if (wanted.contains(Benchmark.UP)) {
            told.accept(
                    BenchFigure.of("up", "first page", stopwatch.millis(), "ms", 1, "empty home, all processes cold"));
        }
        for (BenchMeasurement measurement : measurements) {
            measurement.measure(platform, wanted, told);
        }
    }

    private synchronized LocalPlatform opened(HomeDirectory homeDirectory, LocalSettings isolated) {
        LocalPlatform localPlatform =
                LocalPlatform.onFreePorts(isolated, homeDirectory, new SecureRandom(), line -> {});
        open = new Home(homeDirectory, localPlatform);
        return localPlatform;
    }

    /** Stops the platform that is measured, if any, and leaves nothing of it. */
    @Override
    public synchronized void close() {
        if (open != null) {
            open.platform().stop();
            open.directory().delete();
            open = null;
        }
    }
}
