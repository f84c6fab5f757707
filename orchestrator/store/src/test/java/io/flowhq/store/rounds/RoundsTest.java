package io.flowhq.store.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private final AtomicInteger gone = new AtomicInteger();

    @Test
    void goesRoundAgainAfterThePauseUntilItIsStopped() {
        Rounds rounds = rounds(Duration.ofMillis(20), () -> {});

        rounds.start();
        assertThat(rounds.isRunning()).isTrue();
        await().until(() -> gone.get() >= 3);
        rounds.stop();

        assertThat(rounds.isRunning()).isFalse();
        int oneMayBeUnderWay = gone.get() + 1;
        await().during(Duration.ofMillis(300)).until(() -> gone.get() <= oneMayBeUnderWay);
    }

    @Test
    void goesOnAfterAFault() {
        Rounds rounds = rounds(Duration.ofMinutes(1), () -> {
            throw new IllegalStateException("the ladder is gone");
        });

        rounds.start();

        await().until(() -> gone.get() == 1);
        assertThat(rounds.isRunning()).isTrue();
        rounds.stop();
    }

    private Rounds rounds(Duration pause, Runnable met) {
        return new Rounds("rounds of a test") {
            @Override
            protected Duration round() {
                gone.incrementAndGet();
                met.run();
                return pause;
            }
        };
    }
}
