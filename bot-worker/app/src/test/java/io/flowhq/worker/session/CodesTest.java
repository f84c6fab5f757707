package io.flowhq.worker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CodesTest {

    private static final Instant NOW = Instant.parse("2026-09-01T08:00:00Z");
    private final Codes codes = new Codes();

    @Test
    void givesTheFirstCodeAMinuteAndTheOthersTwentySeconds() {
        assertThat(codes.next("a", NOW).expiresAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(codes.next("b", NOW).expiresAt()).isEqualTo(NOW.plusSeconds(20));
    }

    @Test
    void countsSixAndKnowsWhenTheyHaveRunOut() {
        for (int generation = 1; generation <= 6; generation++) {
            assertThat(codes.next("code " + generation, NOW).generation()).isEqualTo(generation);
        }
        assertThat(codes.ranOut(NOW.plusSeconds(30))).isFalse();
        assertThat(codes.ranOut(NOW.plusSeconds(41))).isTrue();
    }

    @Test
    void doesNotRunOutWhileSomebodyMayBeTypingAPairingCode() {
        for (int i = 0; i < 6; i++) {
            codes.next("code", NOW);
        }
        codes.pairing(NOW);
        assertThat(codes.ranOut(NOW.plus(Duration.ofMinutes(2)))).isFalse();
        assertThat(codes.ranOut(NOW.plus(Duration.ofMinutes(4)))).isTrue();
    }

    @Test
    void startsAgainWhenFreshOnesAreAskedFor() {
        codes.next("a", NOW);
        codes.next("b", NOW);
        codes.restart();
        assertThat(codes.next("c", NOW).generation()).isEqualTo(1);
    }
}
