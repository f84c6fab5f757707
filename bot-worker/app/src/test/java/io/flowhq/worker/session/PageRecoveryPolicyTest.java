package io.flowhq.worker.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.session.SessionOutcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PageRecoveryPolicyTest {

    private static final RuntimeException NO_ANSWER = new IllegalStateException("no answer");

    private Instant now = Instant.parse("2026-09-01T08:00:00Z");
    private final PageRecoveryPolicy policy = new PageRecoveryPolicy(SessionSettings.defaults(), () -> now);

    @Test
    void triesTheMildestThingFirstWithAPageThatStopsAnswering() {
        assertThat(policy.afterNoAnswer(NO_ANSWER)).isEqualTo(new RecoveryAction.Wait());
        assertThat(policy.afterNoAnswer(NO_ANSWER)).isEqualTo(new RecoveryAction.InterruptScript());
        assertThat(policy.afterNoAnswer(NO_ANSWER)).isEqualTo(new RecoveryAction.NewPage());
        assertThat(policy.afterNoAnswer(NO_ANSWER)).isEqualTo(new RecoveryAction.NewBrowser());
        assertThat(policy.afterNoAnswer(NO_ANSWER)).isEqualTo(new RecoveryAction.EndSession(SessionOutcome.PAGE_HUNG));
    }

    @Test
    void beginsAnewWithAPageThatHasAnswered() {
        policy.afterNoAnswer(NO_ANSWER);
        policy.afterSuccess(true);
        assertThat(policy.afterNoAnswer(NO_ANSWER)).isEqualTo(new RecoveryAction.Wait());
    }

    @Test
    void reloadsADeafPageAndEndsItWhenItIsDeafAgain() {
        assertThat(policy.afterServerSilence()).isEqualTo(new RecoveryAction.Wait());
        assertThat(policy.afterServerSilence()).isEqualTo(new RecoveryAction.Reload());
        assertThat(policy.afterServerSilence()).isEqualTo(new RecoveryAction.Wait());
        assertThat(policy.afterServerSilence()).isEqualTo(new RecoveryAction.EndSession(SessionOutcome.DEAF));
    }

    @Test
    void opensOneNewBrowserInTenMinutes() {
        assertThat(policy.afterBrowserLoss()).isEqualTo(new RecoveryAction.NewBrowser());
        now = now.plus(Duration.ofMinutes(9));
        assertThat(policy.afterBrowserLoss()).isEqualTo(new RecoveryAction.EndSession(SessionOutcome.BROWSER_CRASHED));
        now = now.plus(Duration.ofMinutes(11));
        assertThat(policy.afterBrowserLoss()).isEqualTo(new RecoveryAction.NewBrowser());
    }

    @Test
    void reloadsAnOutdatedPageOnceBeforeItEndsTheSession() {
        assertThat(policy.afterOutdated()).isEqualTo(new RecoveryAction.Reload());
        assertThat(policy.afterOutdated()).isEqualTo(new RecoveryAction.EndSession(SessionOutcome.PAGE_OUTDATED));
    }

    @Test
    void takesAConflictOverOnce() {
        assertThat(policy.afterConflict()).isEqualTo(new RecoveryAction.TakeOver());
        assertThat(policy.afterConflict()).isEqualTo(new RecoveryAction.EndSession(SessionOutcome.CONFLICT));
    }

    @Test
    void probesSoonWhenSomethingIsWrongAndSeldomWhenNothingIs() {
        policy.probing();
        policy.afterSuccess(true);
        assertThat(policy.probeDue(now.plusSeconds(19))).isFalse();
        assertThat(policy.probeDue(now.plusSeconds(20))).isTrue();
        policy.probing();
        assertThat(policy.probeDue(now.plusSeconds(60))).isFalse();
        policy.afterNoAnswer(NO_ANSWER);
        assertThat(policy.probeDue(now.plusSeconds(2))).isTrue();
    }

    @Test
    void probesOnWhenTheClockIsSetBack() {
        policy.probing();
        policy.afterSuccess(true);
        now = now.minus(Duration.ofHours(1));
        assertThat(policy.probeDue(now)).isTrue();
        policy.probing();
        policy.afterSuccess(true);
        assertThat(policy.probeDue(now)).isFalse();
        assertThat(policy.probeDue(now.plusSeconds(20))).isTrue();
    }

    @Test
    void asksTheServiceRarelyAndNotWhileItIsHeard() {
        assertThat(policy.probing()).isTrue();
        for (int probe = 1; probe < 14; probe++) {
            assertThat(policy.probing()).isFalse();
        }
        policy.heardFromServer();
        for (int probe = 1; probe < 15; probe++) {
            assertThat(policy.probing()).isFalse();
        }
        assertThat(policy.probing()).isTrue();
        policy.afterServerSilence();
        assertThat(policy.probing()).isTrue();
    }
}
