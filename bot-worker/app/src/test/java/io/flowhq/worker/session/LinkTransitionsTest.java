package io.flowhq.worker.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.session.SessionEvent.Kind;
import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.worker.page.PageState;
import io.flowhq.worker.session.LinkState.AwaitingScan;
import io.flowhq.worker.session.LinkState.Connected;
import io.flowhq.worker.session.LinkState.Ended;
import io.flowhq.worker.session.LinkState.Offline;
import io.flowhq.worker.session.LinkState.Opening;
import io.flowhq.worker.session.LinkState.Synchronising;
import io.flowhq.worker.session.LinkState.Unlinked;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkTransitionsTest {

    private static final Instant NOW = Instant.parse("2026-09-01T08:00:00Z");
    private static final SessionSettings SETTINGS = SessionSettings.defaults();
    private final LinkTransitions transitions = new LinkTransitions(SETTINGS);

    @Test
    void goesFromTheCodeToTheChats() {
        LinkTransition shown = transitions.after(opening(0), new LinkEvent.CodeShown("code"), NOW);
        assertThat(shown.next()).isInstanceOf(AwaitingScan.class);
        assertThat(shown.effects()).extracting(LinkEffect::label).containsExactly("ShowCode", "Notify QR_SHOWN");

        LinkTransition scanned = transitions.after(shown.next(), seen(page(true, "SYNCING")), NOW);
        assertThat(scanned.next()).isEqualTo(new Synchronising(NOW, 0));
        assertThat(scanned.effects()).contains(new LinkEffect.Notify(Kind.SCANNED));

        LinkTransition there = transitions.after(scanned.next(), seen(page(true, "MAIN")), NOW);
        assertThat(there.effects()).contains(new LinkEffect.AskNumber());
        LinkTransition connected =
                transitions.after(there.next(), new LinkEvent.NumberKnown("255711", "255711", false), NOW);
        assertThat(connected.next()).isEqualTo(new Connected(NOW));
        assertThat(connected.effects())
                .containsExactly(new LinkEffect.OpenChats("255711"), new LinkEffect.Notify(Kind.CONNECTED));
    }

    @Test
    void takesAnOpeningPageWithoutTheLinkItHadForOneThatLostItsStorage() {
        assertThat(transitions
                        .after(opening(0), new LinkEvent.LinkMissing(), NOW)
                        .next())
                .isInstanceOfSatisfying(
                        Ended.class, end -> assertThat(end.outcome()).isEqualTo(SessionOutcome.STORAGE_LOST));
    }

    @Test
    void tellsThatItSynchronisesWhenItWasLinkedBefore() {
        LinkTransition next = transitions.after(opening(0), seen(page(true, "SYNCING")), NOW);

        assertThat(next.next()).isEqualTo(new Synchronising(NOW, 0));
        assertThat(next.effects()).contains(new LinkEffect.Notify(Kind.SCANNED));
    }

    @Test
    void waitsForChatsAsLongAsTheyCome() {
        LinkState state = new Synchronising(NOW, 0);
        Instant later = NOW;
        for (int percent = 0; percent <= 100; percent += 10) {
            later = later.plus(SETTINGS.syncWithin()).minusSeconds(1);
            state = transitions
                    .after(state, new LinkEvent.Seen(syncing(percent - 10), syncing(percent)), later)
                    .next();
            assertThat(transitions
                            .after(state, new LinkEvent.Tick(syncing(percent)), later)
                            .next())
                    .isEqualTo(state);
        }
        Instant stopped = later.plus(SETTINGS.syncWithin()).plusSeconds(1);
        assertThat(transitions
                        .after(state, new LinkEvent.Tick(syncing(100)), stopped)
                        .effects())
                .extracting(LinkEffect::label)
                .containsExactly("Reload");
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, UNREACHABLE",
        "true, false, PAGE_INCOMPATIBLE",
        "true, true, DISCONNECTED",
    })
    void blamesThePageOnlyWhenItsModulesWereFound(boolean injected, boolean ready, SessionOutcome outcome) {
        PageState page = new PageState(true, injected, ready, false, null, null, true, false, null, false);
        Instant late = NOW.plus(SETTINGS.readyWithin()).plusMillis(1);

        LinkTransition first = transitions.after(opening(0), new LinkEvent.Tick(page), late);
        assertThat(first.next()).isEqualTo(new Opening(late, 1, false));
        assertThat(first.effects()).extracting(LinkEffect::label).containsExactly("Reload");

        LinkTransition second = transitions.after(opening(1), new LinkEvent.Tick(page), late);
        assertThat(second.next())
                .isInstanceOfSatisfying(
                        Ended.class, end -> assertThat(end.outcome()).isEqualTo(outcome));
    }

    @Test
    void closesTheChatsOfAPageThatIsOffline() {
        LinkTransition offline = transitions.after(new Connected(NOW), seen(page(true, "OFFLINE")), NOW);

        assertThat(offline.next()).isEqualTo(new Offline(NOW, false));
        assertThat(offline.effects()).containsExactly(new LinkEffect.CheckNames(), new LinkEffect.CloseChats());
    }

    @Test
    void announcesALossOnceAndEndsAsUnreachable() {
        PageState page = page(true, "OFFLINE");
        LinkTransition announced = transitions.after(
                new Offline(NOW, false),
                new LinkEvent.Tick(page),
                NOW.plus(LinkTransitions.GRACE_PERIOD).plusMillis(1));
        assertThat(announced.effects()).containsExactly(new LinkEffect.Notify(Kind.DISCONNECTED));
        assertThat(transitions
                        .after(announced.next(), new LinkEvent.Lost(), NOW)
                        .effects())
                .containsExactly(new LinkEffect.CloseChats());

        Instant late = NOW.plus(SETTINGS.offlineFor()).plusMillis(1);
        assertThat(transitions
                        .after(announced.next(), new LinkEvent.Tick(page), late)
                        .next())
                .isInstanceOfSatisfying(
                        Ended.class, end -> assertThat(end.outcome()).isEqualTo(SessionOutcome.UNREACHABLE));
    }

    @Test
    void refreshesAnOutdatedPageOncePerDocument() {
        PageState outdated = page(true, "DEPRECATED_VERSION");

        LinkTransition first = transitions.after(new Connected(NOW), seen(outdated), NOW);
        assertThat(first.effects()).contains(new LinkEffect.RefreshOutdated());
        assertThat(transitions
                        .after(first.next(), new LinkEvent.Seen(outdated, outdated), NOW)
                        .effects())
                .isEmpty();
    }

    @Test
    void refreshesAClientThatWasLoggedOutForItsVersion() {
        LinkTransition refreshed =
                transitions.after(new Connected(NOW), new LinkEvent.LoggedOut("client_version_outdated"), NOW);

        assertThat(refreshed.next()).isEqualTo(new Opening(NOW, 0, true));
        assertThat(refreshed.effects()).contains(new LinkEffect.RefreshOutdated());
        assertThat(transitions
                        .after(refreshed.next(), new LinkEvent.LoggedOut("3"), NOW)
                        .next())
                .isEqualTo(refreshed.next());
    }

    @Test
    void unlinksAPhoneWithAnotherNumberThanTheTenants() {
        LinkTransition wrong = transitions.after(
                new Synchronising(NOW, 0), new LinkEvent.NumberKnown("255711000001", "+255 622 000 002", false), NOW);

        assertThat(wrong.next()).isInstanceOfSatisfying(Ended.class, end -> {
            assertThat(end.outcome()).isEqualTo(SessionOutcome.WRONG_NUMBER);
            assertThat(end.detail()).contains("255…001", "255…002").doesNotContain("255711000001", "622");
        });
        assertThat(wrong.effects()).extracting(LinkEffect::label).containsExactly("Unlink WRONG_NUMBER");
    }

    @Test
    void unlinksAPhoneThatIsAnotherTenants() {
        LinkTransition wrong = transitions.after(
                new Synchronising(NOW, 0), new LinkEvent.NumberKnown("255711000001", null, true), NOW);

        assertThat(wrong.next()).isInstanceOfSatisfying(Ended.class, end -> {
            assertThat(end.outcome()).isEqualTo(SessionOutcome.WRONG_NUMBER);
            assertThat(end.detail())
                    .contains("255…001", "log the other tenant out")
                    .doesNotContain("255711000001");
        });
        assertThat(wrong.effects()).extracting(LinkEffect::label).containsExactly("Unlink WRONG_NUMBER");
    }

    @Test
    void waitsAMomentForTheReasonOfALogout() {
        LinkTransition removed = transitions.after(new Connected(NOW), new LinkEvent.LoggedOut(null), NOW);
        assertThat(removed.next()).isEqualTo(new Unlinked(NOW));

        assertThat(transitions
                        .after(removed.next(), new LinkEvent.LoggedOut("account_locked"), NOW)
                        .next())
                .isInstanceOfSatisfying(
                        Ended.class, end -> assertThat(end.outcome()).isEqualTo(SessionOutcome.BANNED));
        Instant later = NOW.plus(LinkTransitions.GRACE_PERIOD).plus(Duration.ofMillis(1));
        assertThat(transitions
                        .after(removed.next(), new LinkEvent.Tick(PageState.BLANK), later)
                        .next())
                .isInstanceOfSatisfying(
                        Ended.class, end -> assertThat(end.outcome()).isEqualTo(SessionOutcome.LOGGED_OUT));
    }

    @Test
    void asksForTheLeaseBeforeAConflictEndsIt() {
        LinkTransition conflict = transitions.after(new Connected(NOW), seen(page(true, "CONFLICT")), NOW);

        assertThat(conflict.next()).isEqualTo(new Offline(NOW, false));
        assertThat(conflict.effects()).containsExactly(new LinkEffect.CloseChats(), new LinkEffect.ResolveConflict());
    }

    @Test
    void doesNotRunOutOfCodesWhileAPairingCodeIsTyped() {
        LinkState waiting = new AwaitingScan(QrCodeRotation.NONE.next("code", NOW));
        LinkState pairing = transitions
                .after(waiting, new LinkEvent.PairingCodeShown("ABCD"), NOW)
                .next();

        assertThat(transitions.after(pairing, new LinkEvent.CodesRanOut(), NOW).next())
                .isEqualTo(pairing);
        assertThat(transitions.after(waiting, new LinkEvent.CodesRanOut(), NOW).next())
                .isInstanceOf(Ended.class);
    }

    @Test
    void hasAnAnswerToEveryEventInEveryStateAndNeverLeavesTheEnd() {
        for (LinkState state : SessionDocument.STATES.keySet()) {
            for (LinkEvent event : SessionDocument.EVENTS.keySet()) {
                LinkTransition next = transitions.after(state, event, SessionDocument.NOW);
                assertThat(next.next()).as("%s on %s", state, event).isNotNull();
                if (state instanceof Ended) {
                    assertThat(next).isEqualTo(LinkTransition.to(state));
                }
            }
        }
    }

    private static Opening opening(int reloads) {
        return new Opening(NOW, reloads, false);
    }

    private static LinkEvent seen(PageState page) {
        return new LinkEvent.Seen(PageState.BLANK, page);
    }

    private static PageState page(boolean authenticated, String mode) {
        return new PageState(true, true, true, authenticated, mode, "NORMAL", true, false, null, false);
    }

    private static PageState syncing(int percent) {
        return new PageState(true, true, true, true, "SYNCING", "SYNCING", true, false, percent, false);
    }
}
