package io.flowhq.contract.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandRulesTest {

    @ParameterizedTest
    @EnumSource(CommandKind.class)
    void refusesEverythingOnceATenantIsBeingDeleted(CommandKind command) {
        CommandPreconditions deleting =
                new CommandPreconditions(PhaseName.STOPPING, null, DesiredState.DELETED, true, true);
        assertThat(CommandRules.refusal(command, deleting))
                .hasValueSatisfying(next -> assertThat(next).contains("being deleted"));
    }

    @ParameterizedTest
    @EnumSource(CommandKind.class)
    void saysInOneSentenceWhatToDoInstead(CommandKind command) {
        for (PhaseName phase : PhaseName.values()) {
            for (DesiredState desiredState : DesiredState.values()) {
                CommandPreconditions now = new CommandPreconditions(
                        phase, phase == PhaseName.ERROR ? ErrorReason.BANNED : null, desiredState, false, false);
                CommandRules.refusal(command, now)
                        .ifPresent(next -> assertThat(next).matches("[A-Z].{10,110}\\."));
            }
        }
    }

    @Test
    void letsAStopOverruleARestartButNotAnotherStop() {
        assertThat(CommandRules.allows(CommandKind.STOP, stopping(DesiredState.RUNNING)))
                .isTrue();
        assertThat(CommandRules.allows(CommandKind.STOP, stopping(DesiredState.STOPPED)))
                .isFalse();
        assertThat(CommandRules.allows(CommandKind.START, stopping(DesiredState.STOPPED)))
                .isFalse();
    }

    @Test
    void offersNewCodesOnlyWhereThereAreOrWereCodes() {
        assertThat(CommandRules.allows(CommandKind.SHOW_NEW_CODE, in(PhaseName.AWAITING_SCAN, null)))
                .isTrue();
        assertThat(CommandRules.allows(CommandKind.SHOW_NEW_CODE, in(PhaseName.ERROR, ErrorReason.SCAN_TIMEOUT)))
                .isTrue();
        assertThat(CommandRules.allows(CommandKind.SHOW_NEW_CODE, in(PhaseName.ERROR, ErrorReason.BANNED)))
                .isFalse();
        assertThat(CommandRules.allows(CommandKind.SHOW_NEW_CODE, in(PhaseName.RUNNING, null)))
                .isFalse();
        assertThat(CommandRules.allows(CommandKind.REQUEST_PAIRING_CODE, in(PhaseName.ERROR, ErrorReason.SCAN_TIMEOUT)))
                .isFalse();
    }

    @Test
    void takesPicturesOnlyOfABrowserThatIsThere() {
        assertThat(CommandRules.allows(
                        CommandKind.SCREENSHOT,
                        new CommandPreconditions(PhaseName.RECOVERING, null, DesiredState.RUNNING, false, true)))
                .isTrue();
        assertThat(CommandRules.allows(CommandKind.SCREENSHOT, in(PhaseName.RECOVERING, null)))
                .isFalse();
    }

    @Test
    void pausesOnceAndResumesOnce() {
        CommandPreconditions speaking = in(PhaseName.RUNNING, null);
        CommandPreconditions silenced =
                new CommandPreconditions(PhaseName.RUNNING, null, DesiredState.RUNNING, true, true);
        assertThat(CommandRules.allows(CommandKind.PAUSE, speaking)).isTrue();
        assertThat(CommandRules.allows(CommandKind.PAUSE, silenced)).isFalse();
        assertThat(CommandRules.allows(CommandKind.RESUME, speaking)).isFalse();
        assertThat(CommandRules.allows(CommandKind.RESUME, silenced)).isTrue();
    }

    private static CommandPreconditions in(PhaseName phase, ErrorReason errorReason) {
        return new CommandPreconditions(phase, errorReason, DesiredState.RUNNING, false, false);
    }

    private static CommandPreconditions stopping(DesiredState desiredState) {
        return new CommandPreconditions(PhaseName.STOPPING, null, desiredState, false, true);
    }
}
