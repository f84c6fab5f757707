package io.flowhq.worker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LaunchThrottleTest {

    @Test
    void givesNoTurnToASessionThatEndedWhileItWaited() throws InterruptedException {
        try (LaunchThrottle throttle = new LaunchThrottle(1, Duration.ofSeconds(1));
                LaunchThrottle.Permit other = throttle.enter(() -> true).orElseThrow()) {
            AtomicInteger asked = new AtomicInteger();

            assertThat(throttle.enter(() -> asked.incrementAndGet() < 3)).isEmpty();
            assertThat(other).isNotNull();
        }
    }
}
