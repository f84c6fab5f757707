package io.flowhq.local.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Consumer;

/** Measures some of the benchmarks on a platform that runs. */
interface BenchMeasurement {

    /**
     * @param wanted benchmarks that were asked for; those of others are nothing to this one
     * @throws io.flowhq.local.scenario.StepFailed when something does not come about
     */
    void measure(MeasuredPlatform platform, Set<Benchmark> wanted, Consumer<BenchFigure> told)
            throws IOException, InterruptedException, SQLException;
}
