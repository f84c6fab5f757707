package io.flowhq.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PeriodicTaskTest {

    private final AtomicInteger gone = new AtomicInteger();

    @Test
    void goesRoundAgainAfterThePauseUntilItIsStopped() {
        PeriodicTask periodicTask = rounds(Duration.ofMillis(20), () -> {});

        periodicTask.start();
        assertThat(periodicTask.isRunning()).isTrue();
        await().until(() -> gone.get() >= 3);
        periodicTask.stop();

        assertThat(periodicTask.isRunning()).isFalse();
        int oneMayBeUnderWay = gone.get() + 1;
        await().during(Duration.ofMillis(300)).until(() -> gone.get() <= oneMayBeUnderWay);
    }

    @Test
    void goesOnAfterAFault() {
        PeriodicTask periodicTask = rounds(Duration.ofMinutes(1), () -> {
            throw new IllegalStateException("the ladder is gone");
        });

        periodicTask.start();

        await().until(() -> gone.get() == 1);
        assertThat(periodicTask.isRunning()).isTrue();
        periodicTask.stop();
    }

    private PeriodicTask rounds(Duration pause, Runnable met) {
        return new PeriodicTask("rounds of a test") {
            @Override
            protected Duration round() {
                gone.incrementAndGet();
                met.run();
                return pause;
            }
        };
    }
}
