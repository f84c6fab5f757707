package io.flowhq.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartBackoffTest {

    private final RestartBackoff restartBackoff = new RestartBackoff();

    @Test
    void doublesUpToFiveSeconds() {
        List<Duration> pauses = Stream.generate(() -> restartBackoff.after(Duration.ofSeconds(1)))
                .limit(6)
                .toList();

        assertThat(pauses).extracting(Duration::toMillis).containsExactly(500L, 1000L, 2000L, 4000L, 5000L, 5000L);
    }

    @Test
    void beginsAnewAfterALongLife() {
        restartBackoff.after(Duration.ofSeconds(1));
        restartBackoff.after(Duration.ofSeconds(1));

        assertThat(restartBackoff.after(Duration.ofSeconds(30))).isEqualTo(Duration.ofMillis(500));
        assertThat(restartBackoff.after(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
    }
}
