package io.flowhq.contract.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StateDescriptionTest {

    @Test
    void tellsEveryStateApart() {
        List<String> words = new ArrayList<>();
        for (PhaseName phase : PhaseName.values()) {
            words.add(StateDescription.of(phase, null).word());
        }
        for (ErrorReason reason : ErrorReason.values()) {
            words.add(StateDescription.of(PhaseName.ERROR, reason).word());
        }
        words.add(StateDescription.of(PhaseName.RUNNING, null, true, 0).word());

        assertThat(words).doesNotHaveDuplicates().allMatch(word -> word.length() < 40);
    }

    @ParameterizedTest
    @EnumSource(ErrorReason.class)
    void saysOfAFailureWhatItsReasonSays(ErrorReason reason) {
        StateDescription failed = StateDescription.of(PhaseName.ERROR, reason);

        assertThat(failed.tone()).isEqualTo(StateTone.BAD);
        assertThat(failed.guidance()).isEqualTo(reason.guidance());
    }

    @Test
    void countsAttemptsUpToTheRealNumber() {
        assertThat(StateDescription.of(PhaseName.RECOVERING, null, false, 3).word())
                .isEqualTo("Recovering, attempt 3 of " + BackOff.STANDARD.attempts());
        assertThat(StateDescription.of(PhaseName.RECOVERING, null, false, 0).word())
                .isEqualTo("Recovering");
    }

    @Test
    void usesEveryTone() {
        HashSet<StateTone> tones = new HashSet<>();
        for (PhaseName phase : PhaseName.values()) {
            tones.add(StateDescription.of(phase, null).tone());
        }
        assertThat(tones).containsExactlyInAnyOrder(StateTone.values());
    }
}
