package io.flowhq.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PeriodicTaskTest {

    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void runsAgainAfterTheDelayUntilItIsStopped() {
        PeriodicTask periodicTask = task(Duration.ofMillis(20), () -> {});

        periodicTask.start();
        assertThat(periodicTask.isRunning()).isTrue();
        await().until(() -> runs.get() >= 3);
        periodicTask.stop();

        assertThat(periodicTask.isRunning()).isFalse();
        int oneMayBeUnderWay = runs.get() + 1;
        await().during(Duration.ofMillis(300)).until(() -> runs.get() <= oneMayBeUnderWay);
    }

    @Test
    void runsAgainAfterWhateverItThrew() {
        PeriodicTask periodicTask = task(Duration.ofMillis(20), () -> {
            if (runs.get() == 1) {
                throw new NoClassDefFoundError("a class that another version has");
            }
        });

        periodicTask.start();

        await().until(() -> runs.get() >= 2);
        periodicTask.stop();
    }

    private PeriodicTask task(Duration pause, Runnable met) {
        return new PeriodicTask("task of a test", Duration.ofMillis(50)) {
            @Override
            protected Duration round() {
                runs.incrementAndGet();
                met.run();
                return pause;
            }
        };
    }
}
