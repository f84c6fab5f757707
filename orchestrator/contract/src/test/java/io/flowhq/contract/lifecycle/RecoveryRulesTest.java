package io.flowhq.contract.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.session.SessionOutcome;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecoveryRulesTest {

    @Test
    void waitsLongerEachTimeUpToFiveMinutes() {
        List<Long> waits = IntStream.rangeClosed(1, 10)
                .mapToObj(attempt -> BackOff.STANDARD.before(attempt).toSeconds())
                .toList();
        assertThat(waits).containsExactly(5L, 15L, 45L, 135L, 300L, 300L, 300L, 300L, 300L, 300L);
        assertThat(BackOff.STANDARD.before(10_000)).isEqualTo(BackOff.STANDARD.ceiling());
    }

    @Test
    void givesUpAfterTenAttempts() {
        assertThat(BackOff.STANDARD.exhaustedBy(10)).isFalse();
        assertThat(BackOff.STANDARD.exhaustedBy(11)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = SessionOutcome.class,
            names = {"LOGGED_OUT", "BANNED", "CONFLICT", "SCAN_TIMEOUT", "BROWSER_REJECTED", "PAGE_INCOMPATIBLE"})
    void parksWhatOnlyAPersonCanMendUnderTheSameName(SessionOutcome outcome) {
        assertThat(RecoveryDecision.of(outcome))
                .isEqualTo(new RecoveryDecision.Fail(ErrorReason.valueOf(outcome.name())));
    }

    @ParameterizedTest
    @EnumSource(ErrorReason.class)
    void tellsAPersonWhatHappenedAndWhatToDo(ErrorReason errorReason) {
        assertThat(errorReason.guidance()).matches("[A-Z].{20,118}\\.");
    }
}
