package io.flowhq.worker.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.WorkerId;
import io.flowhq.store.StoreTest;
import io.flowhq.store.fleet.WorkerReport;
import io.flowhq.store.fleet.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StoreTest
class DrainRequestPollerTest {

    @Autowired
    Workers workers;

    @Test
    void reachesTheWorkerThatItIsForWithinTwoSeconds() {
        WorkerId worker = known();
        WorkerId neighbour = known();
        AtomicBoolean draining = new AtomicBoolean();
        AtomicBoolean neighbourDraining = new AtomicBoolean();
        try (DrainRequestPoller word = word(worker, draining);
                DrainRequestPoller other = word(neighbour, neighbourDraining)) {
            word.start();
            other.start();

            workers.drain(worker);
            System.out.printf("a worker hears of its draining after %d ms%n", untilIs(draining, true));
            assertThat(neighbourDraining).isFalse();

            workers.undrain(worker);
            System.out.printf("and of the end of it after %d ms%n", untilIs(draining, false));
        }
    }

    private DrainRequestPoller word(WorkerId worker, AtomicBoolean draining) {
        return new DrainRequestPoller(workers, worker, () -> draining.set(true), () -> draining.set(false));
    }

    private static long untilIs(AtomicBoolean draining, boolean wanted) {
        long begun = System.nanoTime();
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(10))
                .until(() -> draining.get() == wanted);
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    private WorkerId known() {
        WorkerId worker = new WorkerId("w" + UUID.randomUUID().toString().substring(0, 8));
        Instant now = Instant.now();
        workers.report(new WorkerReport(worker, 4, 0, false, 0, now, now));
        return worker;
    }
}
