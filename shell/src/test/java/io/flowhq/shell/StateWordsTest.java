package io.flowhq.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.StateDescription;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** The shell says of each state what the pages say, which a test of theirs holds to the same words. */
class StateWordsTest {

    private final TestPlatform platform = TestPlatform.shared();

    @Test
    void saysOfEveryStateWhatThePagesSay() {
        for (PhaseName phase : EnumSet.complementOf(EnumSet.of(PhaseName.ERROR))) {
            platform.tenant("Words of phase " + phase, phase, null);
        }
        for (ErrorReason reason : ErrorReason.values()) {
            platform.tenant("Words of error " + reason, PhaseName.ERROR, reason);
        }

        var list = platform.shell("tenant", "list", "--find", "Words of", "--limit", "100")
                .lines();

        for (PhaseName phase : EnumSet.complementOf(EnumSet.of(PhaseName.ERROR))) {
            assertThat(list)
                    .filteredOn(line -> line.startsWith("Words of phase " + phase + " "))
                    .singleElement()
                    .asString()
                    .contains(" " + StateDescription.of(phase, null).word() + " ");
        }
        for (ErrorReason reason : ErrorReason.values()) {
            assertThat(list)
                    .filteredOn(line -> line.startsWith("Words of error " + reason + " "))
                    .singleElement()
                    .asString()
                    .contains(" " + StateDescription.of(PhaseName.ERROR, reason).word() + " ");
        }
    }
}
