package io.flowhq.worker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QrCodeRotationTest {

    private static final Instant NOW = Instant.parse("2026-09-01T08:00:00Z");

    @Test
    void givesTheFirstCodeAMinuteAndTheOthersTwentySeconds() {
        QrCodeRotation first = QrCodeRotation.NONE.next("a", NOW);
        assertThat(first.code().expiresAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(first.next("b", NOW).code().expiresAt()).isEqualTo(NOW.plusSeconds(20));
    }

    @Test
    void countsSixAndKnowsWhenTheyHaveRunOut() {
        QrCodeRotation codes = allOffered();
        assertThat(codes.code().generation()).isEqualTo(6);
        assertThat(codes.ranOut(NOW.plusSeconds(30))).isFalse();
        assertThat(codes.ranOut(NOW.plusSeconds(41))).isTrue();
    }

    @Test
    void doesNotRunOutWhileSomebodyMayBeTypingAPairingCode() {
        QrCodeRotation codes = allOffered().withPairing(NOW);
        assertThat(codes.ranOut(NOW.plus(Duration.ofMinutes(2)))).isFalse();
        assertThat(codes.ranOut(NOW.plus(Duration.ofMinutes(4)))).isTrue();
    }

    @Test
    void startsAgainWhenFreshOnesAreRequested() {
        QrCodeRotation codes = QrCodeRotation.NONE.next("a", NOW).next("b", NOW).restarted();
        assertThat(codes.next("c", NOW).code().generation()).isEqualTo(1);
    }

    private static QrCodeRotation allOffered() {
        QrCodeRotation codes = QrCodeRotation.NONE;
        for (int generation = 1; generation <= QrCodeRotation.OFFERED; generation++) {
            codes = codes.next("code " + generation, NOW);
        }
        return codes;
    }
}
