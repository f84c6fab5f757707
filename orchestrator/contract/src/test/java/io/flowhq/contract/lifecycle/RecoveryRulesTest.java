package io.flowhq.contract.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.session.SessionOutcome;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecoveryRulesTest {

    @Test
    void waitsLongerEachTimeUpToFiveMinutes() {
        List<Long> waits = IntStream.rangeClosed(1, 10)
                .mapToObj(attempt -> BackOff.STANDARD.delayBefore(attempt).toSeconds())
                .toList();
        assertThat(waits).containsExactly(5L, 15L, 45L, 135L, 300L, 300L, 300L, 300L, 300L, 300L);
        assertThat(BackOff.STANDARD.delayBefore(10_000)).isEqualTo(BackOff.STANDARD.ceiling());
    }

    @Test
    void givesUpAfterTenAttempts() {
        assertThat(BackOff.STANDARD.exhaustedBy(10)).isFalse();
        assertThat(BackOff.STANDARD.exhaustedBy(11)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "STOPPED, TENANT, true",
        "DRAINED, HOST, false",
        "RECYCLED, HOST, false",
        "LOGGED_OUT, TENANT, false",
        "BANNED, TENANT, false",
        "CONFLICT, TENANT, false",
        "SCAN_TIMEOUT, TENANT, false",
        "BROWSER_CRASHED, TENANT, true",
        "PAGE_HUNG, TENANT, true",
        "DEAF, TENANT, true",
        "DISCONNECTED, TENANT, true",
        "STORAGE_LOST, TENANT, true",
        "BROWSER_REJECTED, HOST, false",
        "PAGE_INCOMPATIBLE, WORLD, false",
        "LEASE_LOST, HOST, false",
        "HOST_UNFIT, HOST, false",
        "UNREACHABLE, WORLD, false",
        "PAGE_OUTDATED, WORLD, false",
        "WRONG_NUMBER, TENANT, false",
        "ACTION_REQUIRED, TENANT, false"
    })
    void knowsWhoseFaultItIsAndWhetherItIsCounted(
            SessionOutcome outcome, FailureDomain failureDomain, boolean counted) {
        RecoveryRule rule = RecoveryRule.of(outcome);
        assertThat(rule.fault()).isEqualTo(failureDomain);
        assertThat(rule.counted()).isEqualTo(counted);
    }

    @ParameterizedTest
    @EnumSource(SessionOutcome.class)
    void countsOnlyWhatIsTheTenantsOwn(SessionOutcome outcome) {
        RecoveryRule rule = RecoveryRule.of(outcome);
        assertThat(rule.counted() && rule.fault() != FailureDomain.TENANT).isFalse();
    }

    @ParameterizedTest
    @EnumSource(SessionOutcome.class)
    void waitsOutTheWorldAndReopensElsewhereForAHost(SessionOutcome outcome) {
        RecoveryRule rule = RecoveryRule.of(outcome);
        if (rule.decision() instanceof RecoveryDecision.Fail) {
            return;
        }
        assertThat(rule.decision())
                .isInstanceOf(
                        switch (rule.fault()) {
                            case TENANT -> RecoveryDecision.AfterBackOff.class;
                            case HOST -> RecoveryDecision.Immediately.class;
                            case WORLD -> RecoveryDecision.UntilReachable.class;
                        });
    }

    @Test
    void asksForAPersonUnderTheNameOfTheOutcome() {
        Set<String> failing = Stream.of(SessionOutcome.values())
                .filter(outcome -> RecoveryRule.of(outcome).decision() instanceof RecoveryDecision.Fail)
                .map(Enum::name)
                .collect(Collectors.toSet());
        assertThat(failing)
                .containsExactlyInAnyOrder(
                        "LOGGED_OUT",
                        "BANNED",
                        "CONFLICT",
                        "SCAN_TIMEOUT",
                        "BROWSER_REJECTED",
                        "PAGE_INCOMPATIBLE",
                        "WRONG_NUMBER",
                        "ACTION_REQUIRED")
                .allSatisfy(name -> assertThat(
                                RecoveryRule.of(SessionOutcome.valueOf(name)).decision())
                        .isEqualTo(new RecoveryDecision.Fail(ErrorReason.valueOf(name))));
    }

    @ParameterizedTest
    @EnumSource(ErrorReason.class)
    void tellsAPersonWhatHappenedAndWhatToDo(ErrorReason errorReason) {
        assertThat(errorReason.guidance()).matches("[A-Z].{20,118}\\.");
    }
}
