package io.flowhq.worker.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.session.SessionOutcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PageRecoveryPolicyTest {

    private Instant now = Instant.parse("2026-09-01T08:00:00Z");
    private final PageRecoveryPolicy pageRecoveryPolicy = new PageRecoveryPolicy(SessionSettings.defaults(), () -> now);

    @Test
    void triesTheMildestThingFirstWithAPageThatStopsAnswering() {
        RuntimeException silence = new IllegalStateException("no answer");
        assertThat(pageRecoveryPolicy.afterSilence(silence)).isEqualTo(new PageRecoveryPolicy.Wait());
        assertThat(pageRecoveryPolicy.afterSilence(silence)).isEqualTo(new PageRecoveryPolicy.Free());
        assertThat(pageRecoveryPolicy.afterSilence(silence)).isEqualTo(new PageRecoveryPolicy.NewPage());
        assertThat(pageRecoveryPolicy.afterSilence(silence)).isEqualTo(new PageRecoveryPolicy.NewBrowser());
        assertThat(pageRecoveryPolicy.afterSilence(silence))
                .isEqualTo(new PageRecoveryPolicy.GiveUp(SessionOutcome.PAGE_HUNG));
    }

    @Test
    void beginsAnewWithAPageThatHasAnswered() {
        pageRecoveryPolicy.afterSilence(new IllegalStateException("no answer"));
        pageRecoveryPolicy.afterWellness(true);
        assertThat(pageRecoveryPolicy.afterSilence(new IllegalStateException("no answer")))
                .isEqualTo(new PageRecoveryPolicy.Wait());
    }

    @Test
    void reloadsADeafPageAndGivesUpWhenItIsDeafAgain() {
        assertThat(pageRecoveryPolicy.afterDeafness()).isEqualTo(new PageRecoveryPolicy.Wait());
        assertThat(pageRecoveryPolicy.afterDeafness()).isEqualTo(new PageRecoveryPolicy.Reload());
        assertThat(pageRecoveryPolicy.afterDeafness()).isEqualTo(new PageRecoveryPolicy.Wait());
        assertThat(pageRecoveryPolicy.afterDeafness()).isEqualTo(new PageRecoveryPolicy.GiveUp(SessionOutcome.DEAF));
    }

    @Test
    void opensOneNewBrowserInTenMinutes() {
        assertThat(pageRecoveryPolicy.afterBrowserLoss()).isEqualTo(new PageRecoveryPolicy.NewBrowser());
        now = now.plus(Duration.ofMinutes(9));
        assertThat(pageRecoveryPolicy.afterBrowserLoss())
                .isEqualTo(new PageRecoveryPolicy.GiveUp(SessionOutcome.BROWSER_CRASHED));
        now = now.plus(Duration.ofMinutes(11));
        assertThat(pageRecoveryPolicy.afterBrowserLoss()).isEqualTo(new PageRecoveryPolicy.NewBrowser());
    }

    @Test
    void probesSoonWhenSomethingIsWrongAndSeldomWhenNothingIs() {
        pageRecoveryPolicy.probing();
        pageRecoveryPolicy.afterWellness(true);
        assertThat(pageRecoveryPolicy.probeDue(now.plusSeconds(19))).isFalse();
        assertThat(pageRecoveryPolicy.probeDue(now.plusSeconds(20))).isTrue();
        pageRecoveryPolicy.probing();
        assertThat(pageRecoveryPolicy.probeDue(now.plusSeconds(60))).isFalse();
        pageRecoveryPolicy.afterSilence(new IllegalStateException("no answer"));
        assertThat(pageRecoveryPolicy.probeDue(now.plusSeconds(2))).isTrue();
    }
}
