package io.flowhq.worker.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhq.contract.WorkerId;
import io.flowhq.store.StoreTest;
import io.flowhq.store.fleet.WorkerReport;
import io.flowhq.store.fleet.Workers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@StoreTest
class WorkerInstanceTest {

    @Autowired
    Workers workers;

    @TempDir
    Path profiles;

    private final WorkerId worker =
            new WorkerId("w" + UUID.randomUUID().toString().substring(0, 8));

    @Test
    void refusesAFolderThatAnotherProcessUses() {
        try (WorkerInstance first = WorkerInstance.on(profiles, worker, workers, "host-a")) {
            assertThat(first.id()).startsWith("host-a/");
            assertThatThrownBy(() -> WorkerInstance.on(profiles, worker, workers, "host-a"))
                    .hasMessageContaining("SESSIONS_PATH");
        }
        WorkerInstance.on(profiles, worker, workers, "host-a").close();
    }

    @Test
    void refusesTheNameOfAWorkerThatReportsFromAnotherMachine() throws Exception {
        ScheduledExecutorService other = Executors.newSingleThreadScheduledExecutor();
        report("host-b/1", Instant.now());
        other.scheduleAtFixedRate(() -> report("host-b/1", Instant.now()), 1, 1, TimeUnit.SECONDS);
        try (WorkerInstance own = WorkerInstance.on(profiles, worker, workers, "host-a")) {
            assertThatThrownBy(own::awaitName)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("FLOWHQ_WORKER_NAME");
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void takesTheNameOfAProcessThatDiedOnThisMachineOrIsGone() throws Exception {
        try (WorkerInstance own = WorkerInstance.on(profiles, worker, workers, "host-a")) {
            own.awaitName();
            report("host-a/before", Instant.now());
            own.awaitName();
            workers.release(worker, "host-a/before");
            report("host-b/1", Instant.now().minusSeconds(31));
            own.awaitName();
        }
    }

    private void report(String instance, Instant at) {
        workers.report(new WorkerReport(worker, 4, 0, false, 0, at, at), instance);
    }
}
