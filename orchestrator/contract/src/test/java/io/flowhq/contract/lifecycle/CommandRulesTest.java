package io.flowhq.contract.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandRulesTest {

    @ParameterizedTest
    @EnumSource(CommandKind.class)
    void refusesEverythingOnceATenantIsBeingDeleted(CommandKind command) {
        Situation deleting = new Situation(PhaseName.STOPPING, null, Desired.DELETED, true, true);
        assertThat(CommandRules.refusal(command, deleting))
                .hasValueSatisfying(next -> assertThat(next).contains("being deleted"));
    }

    @ParameterizedTest
    @EnumSource(CommandKind.class)
    void saysInOneSentenceWhatToDoInstead(CommandKind command) {
        for (PhaseName phase : PhaseName.values()) {
            for (Desired desired : Desired.values()) {
                Situation now =
                        new Situation(phase, phase == PhaseName.ERROR ? Reason.BANNED : null, desired, false, false);
                CommandRules.refusal(command, now)
                        .ifPresent(next -> assertThat(next).matches("[A-Z].{10,110}\\."));
            }
        }
    }

    @Test
    void letsAStopOverruleARestartButNotAnotherStop() {
        assertThat(CommandRules.allows(CommandKind.STOP, stopping(Desired.RUNNING)))
                .isTrue();
        assertThat(CommandRules.allows(CommandKind.STOP, stopping(Desired.STOPPED)))
                .isFalse();
        assertThat(CommandRules.allows(CommandKind.START, stopping(Desired.STOPPED)))
                .isFalse();
    }

    @Test
    void offersNewCodesOnlyWhereThereAreOrWereCodes() {
        assertThat(CommandRules.allows(CommandKind.SHOW_NEW_CODE, in(PhaseName.AWAITING_SCAN, null)))
                .isTrue();
        assertThat(CommandRules.allows(CommandKind.SHOW_NEW_CODE, in(PhaseName.ERROR, Reason.SCAN_TIMEOUT)))
                .isTrue();
        assertThat(CommandRules.allows(CommandKind.SHOW_NEW_CODE, in(PhaseName.ERROR, Reason.BANNED)))
                .isFalse();
        assertThat(CommandRules.allows(CommandKind.SHOW_NEW_CODE, in(PhaseName.RUNNING, null)))
                .isFalse();
        assertThat(CommandRules.allows(CommandKind.REQUEST_PAIRING_CODE, in(PhaseName.ERROR, Reason.SCAN_TIMEOUT)))
                .isFalse();
    }

    @Test
    void takesPicturesOnlyOfABrowserThatIsThere() {
        assertThat(CommandRules.allows(
                        CommandKind.SCREENSHOT,
                        new Situation(PhaseName.RECOVERING, null, Desired.RUNNING, false, true)))
                .isTrue();
        assertThat(CommandRules.allows(CommandKind.SCREENSHOT, in(PhaseName.RECOVERING, null)))
                .isFalse();
    }

    @Test
    void pausesOnceAndResumesOnce() {
        Situation speaking = in(PhaseName.RUNNING, null);
        Situation silenced = new Situation(PhaseName.RUNNING, null, Desired.RUNNING, true, true);
        assertThat(CommandRules.allows(CommandKind.PAUSE, speaking)).isTrue();
        assertThat(CommandRules.allows(CommandKind.PAUSE, silenced)).isFalse();
        assertThat(CommandRules.allows(CommandKind.RESUME, speaking)).isFalse();
        assertThat(CommandRules.allows(CommandKind.RESUME, silenced)).isTrue();
    }

    private static Situation in(PhaseName phase, Reason reason) {
        return new Situation(phase, reason, Desired.RUNNING, false, false);
    }

    private static Situation stopping(Desired desired) {
        return new Situation(PhaseName.STOPPING, null, desired, false, true);
    }
}
