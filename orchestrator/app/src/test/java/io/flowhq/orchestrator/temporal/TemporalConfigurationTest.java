package io.flowhq.orchestrator.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.worker.WorkerOptions;
import org.junit.jupiter.api.Test;

class TemporalConfigurationTest {

    /** Temporal's own limit is one second, which a busy host keeps a thread from running now and then. */
    @Test
    void takesAThreadThatIsKeptFromRunningForADeadlockBeforeItsTaskTimesOutAndNotMuchSooner() {
        WorkerOptions options = new TemporalConfiguration()
                .databaseActivities()
                .customize(WorkerOptions.newBuilder())
                .build();

        assertThat(options.getDefaultDeadlockDetectionTimeout()).isBetween(3_000L, 9_000L);
    }
}
