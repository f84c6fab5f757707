package io.flowhq.worker.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.session.SessionOutcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RemediesTest {

    private Instant now = Instant.parse("2026-09-01T08:00:00Z");
    private final Remedies remedies = new Remedies(SessionSettings.defaults(), () -> now);

    @Test
    void triesTheMildestThingFirstWithAPageThatStopsAnswering() {
        RuntimeException silence = new IllegalStateException("no answer");
        assertThat(remedies.afterSilence(silence)).isEqualTo(new Remedies.Wait());
        assertThat(remedies.afterSilence(silence)).isEqualTo(new Remedies.Free());
        assertThat(remedies.afterSilence(silence)).isEqualTo(new Remedies.NewPage());
        assertThat(remedies.afterSilence(silence)).isEqualTo(new Remedies.NewBrowser());
        assertThat(remedies.afterSilence(silence)).isEqualTo(new Remedies.GiveUp(SessionOutcome.PAGE_HUNG));
    }

    @Test
    void beginsAnewWithAPageThatHasAnswered() {
        remedies.afterSilence(new IllegalStateException("no answer"));
        remedies.afterWellness(true);
        assertThat(remedies.afterSilence(new IllegalStateException("no answer")))
                .isEqualTo(new Remedies.Wait());
    }

    @Test
    void reloadsADeafPageAndGivesUpWhenItIsDeafAgain() {
        assertThat(remedies.afterDeafness()).isEqualTo(new Remedies.Wait());
        assertThat(remedies.afterDeafness()).isEqualTo(new Remedies.Reload());
        assertThat(remedies.afterDeafness()).isEqualTo(new Remedies.Wait());
        assertThat(remedies.afterDeafness()).isEqualTo(new Remedies.GiveUp(SessionOutcome.DEAF));
    }

    @Test
    void opensOneNewBrowserInTenMinutes() {
        assertThat(remedies.afterBrowserLoss()).isEqualTo(new Remedies.NewBrowser());
        now = now.plus(Duration.ofMinutes(9));
        assertThat(remedies.afterBrowserLoss()).isEqualTo(new Remedies.GiveUp(SessionOutcome.BROWSER_CRASHED));
        now = now.plus(Duration.ofMinutes(11));
        assertThat(remedies.afterBrowserLoss()).isEqualTo(new Remedies.NewBrowser());
    }

    @Test
    void probesSoonWhenSomethingIsWrongAndSeldomWhenNothingIs() {
        remedies.probing();
        remedies.afterWellness(true);
        assertThat(remedies.probeDue(now.plusSeconds(19))).isFalse();
        assertThat(remedies.probeDue(now.plusSeconds(20))).isTrue();
        remedies.probing();
        assertThat(remedies.probeDue(now.plusSeconds(60))).isFalse();
        remedies.afterSilence(new IllegalStateException("no answer"));
        assertThat(remedies.probeDue(now.plusSeconds(2))).isTrue();
    }
}
