package io.flowhq.worker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QrCodeRotationTest {

    private static final Instant NOW = Instant.parse("2026-09-01T08:00:00Z");
    private final QrCodeRotation qrCodeRotation = new QrCodeRotation();

    @Test
    void givesTheFirstCodeAMinuteAndTheOthersTwentySeconds() {
        assertThat(qrCodeRotation.next("a", NOW).expiresAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(qrCodeRotation.next("b", NOW).expiresAt()).isEqualTo(NOW.plusSeconds(20));
    }

    @Test
    void countsSixAndKnowsWhenTheyHaveRunOut() {
        for (int generation = 1; generation <= 6; generation++) {
            assertThat(qrCodeRotation.next("code " + generation, NOW).generation())
                    .isEqualTo(generation);
        }
        assertThat(qrCodeRotation.ranOut(NOW.plusSeconds(30))).isFalse();
        assertThat(qrCodeRotation.ranOut(NOW.plusSeconds(41))).isTrue();
    }

    @Test
    void doesNotRunOutWhileSomebodyMayBeTypingAPairingCode() {
        for (int i = 0; i < 6; i++) {
            qrCodeRotation.next("code", NOW);
        }
        qrCodeRotation.pairing(NOW);
        assertThat(qrCodeRotation.ranOut(NOW.plus(Duration.ofMinutes(2)))).isFalse();
        assertThat(qrCodeRotation.ranOut(NOW.plus(Duration.ofMinutes(4)))).isTrue();
    }

    @Test
    void startsAgainWhenFreshOnesAreAskedFor() {
        qrCodeRotation.next("a", NOW);
        qrCodeRotation.next("b", NOW);
        qrCodeRotation.restart();
        assertThat(qrCodeRotation.next("c", NOW).generation()).isEqualTo(1);
    }
}
