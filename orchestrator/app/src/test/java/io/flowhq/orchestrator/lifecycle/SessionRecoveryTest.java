package io.flowhq.orchestrator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.Template;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.StatusProjection;
import io.flowhq.contract.lifecycle.TenantRecord;
import io.flowhq.contract.session.SessionEnded;
import io.flowhq.contract.session.SessionEvent.Kind;
import io.flowhq.contract.session.SessionOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(180)
class SessionRecoveryTest {

    private LifecycleFixture life;

    @BeforeEach
    void begin() {
        life = new LifecycleFixture();
    }

    @AfterEach
    void end() {
        life.close();
    }

    @Test
    void comesBackAtOnceWhenItsWorkerSaysThatItHadDied() {
        life.startAndConnect();
        life.two.begin();
        life.two.cordon();
        life.one.die();
        Instant lost = life.time.now();
        long begun = System.nanoTime();
        life.one.comeBack();
        life.one.signal(life.tenant, new Epoch(9), Kind.WORKER_RESTARTED);
        life.one.signal(life.tenant, new Epoch(1), Kind.WORKER_RESTARTED);

        await().until(() -> life.one.hosts(life.tenant));
        assertThat(skippedSince(lost, begun)).isLessThan(Duration.ofSeconds(10));
        assertThat(life.one.epochOf(life.tenant)).isEqualTo(new Epoch(2));
        assertThat(life.records.projections).anySatisfy(recovering -> {
            assertThat(recovering.phase()).isEqualTo(PhaseName.RECOVERING);
            assertThat(recovering.attempt()).isZero();
            assertThat(recovering.lastError()).contains("one died and is back");
        });
        life.one.signal(life.tenant, Kind.CONNECTED);
        life.awaitPhase(PhaseName.RUNNING);

        life.pass(Duration.ofSeconds(40));
        assertThat(life.one.epochOf(life.tenant))
                .describedAs("no heartbeat is missed twice")
                .isEqualTo(new Epoch(2));
        life.awaitPhase(PhaseName.RUNNING);
    }

    @Test
    void comesBackAtOnceHoweverItsWorkerDiesFiveTimesAndIsSlowedThen() {
        life.startAndConnect();
        for (int death = 1; death <= 6; death++) {
            Epoch before = life.one.epochOf(life.tenant);
            life.one.die();
            life.one.comeBack();
            life.one.signal(life.tenant, before, Kind.WORKER_RESTARTED);
            if (death <= 5) {
                await().until(() -> life.one.hosts(life.tenant));
                life.one.signal(life.tenant, Kind.CONNECTED);
                life.awaitPhase(PhaseName.RUNNING);
            }
        }

        StatusProjection slowed = life.awaitStatus(status -> status.nextTry() != null);
        assertThat(slowed.phase()).isEqualTo(PhaseName.RECOVERING);
        assertThat(slowed.attempt()).isZero();
        assertThat(life.one.hosts(life.tenant)).isFalse();
    }

    @Test
    void comesBackToItsWorkerWhenThatIsThereAgain() {
        life.startAndConnect();
        life.one.die();
        life.two.begin();
        life.two.cordon();
        life.pass(Duration.ofSeconds(20));
        life.one.comeBack();
        life.passUntil(Duration.ofSeconds(11), () -> life.one.hosts(life.tenant));
        assertThat(life.records.projections).anySatisfy(recovering -> {
            assertThat(recovering.phase()).isEqualTo(PhaseName.RECOVERING);
            assertThat(recovering.attempt()).isZero();
            assertThat(recovering.lastError()).contains("one was lost");
        });
        assertThat(life.one.epochOf(life.tenant)).isEqualTo(new Epoch(2));
        life.one.signal(life.tenant, Kind.CONNECTED);
        assertThat(life.awaitPhase(PhaseName.RUNNING).lastError()).isNull();
    }

    @Test
    void adoptsTheBrowserOfAWorkerThatOnlySeemedLost() {
        life.startAndConnect();
        life.one.loseTouch();
        life.passUntil(Duration.ofSeconds(31), () -> life.one.adoptions == 1);
        life.one.signal(life.tenant, Kind.CONNECTED);
        life.awaitPhase(PhaseName.RUNNING);
        assertThat(life.one.launches).isOne();
    }

    @Test
    void comesUpElsewhereUnderANewEpochWhenItsWorkerStaysAway() {
        life.startAndConnect();
        life.one.die();
        life.two.begin();
        Instant lost = life.time.now();
        long begun = System.nanoTime();
        life.passUntil(Duration.ofSeconds(36), () -> life.two.hosts(life.tenant));
        assertThat(skippedSince(lost, begun)).isLessThan(Duration.ofSeconds(40));
        assertThat(life.two.epochOf(life.tenant)).isEqualTo(new Epoch(2));
    }

    @Test
    void comesUpElsewhereThoughAHangingWorkerLosesWhatItIsOffered() {
        life.startAndConnect();
        life.settle(); // until its next poll is under way, which is to swallow the offer
        life.one.hang();
        Instant lost = life.time.now();
        long begun = System.nanoTime();
        life.passUntil(Duration.ofSeconds(36), () -> life.one.swallowed == 1);
        life.two.begin();
        life.passUntil(Duration.ofSeconds(8), () -> life.two.hosts(life.tenant));
        assertThat(skippedSince(lost, begun)).isLessThan(Duration.ofSeconds(45));
        assertThat(life.two.epochOf(life.tenant)).isGreaterThan(new Epoch(2));
    }

    @Test
    void movesElsewhereAtOnceWhenItsWorkerIsDrained() {
        life.startAndConnect();
        life.two.begin();
        life.one.cordon();
        life.one.end(life.tenant, SessionOutcome.DRAINED);
        await().until(() -> life.two.hosts(life.tenant));
        life.two.signal(life.tenant, Kind.CONNECTED);
        assertThat(life.awaitPhase(PhaseName.RUNNING).attempt()).isZero();
    }

    @Test
    void staysWhereItsProfileIsWhenADrainCouldNotSaveIt() {
        life.startAndConnect();
        life.one.cordon();
        life.two.begin();
        life.one.end(life.tenant, new SessionEnded(SessionOutcome.DRAINED, "no snapshot", false));
        await().until(() -> life.one.launches == 2);
        assertThat(life.two.launches).isZero();
    }

    @Test
    void staysWhereItsProfileIsWhenItsLeaseRanOut() {
        life.startAndConnect();
        life.one.cordon();
        life.two.begin();
        life.one.end(life.tenant, SessionOutcome.LEASE_LOST);
        await().until(() -> life.one.launches == 2);
        assertThat(life.one.epochOf(life.tenant)).isEqualTo(new Epoch(2));
        assertThat(life.two.launches).isZero();
    }

    @Test
    void goesAnywhereWhenANewerSessionOwnsItsLease() {
        life.startAndConnect();
        life.records.record = leasedBy(new Epoch(7));
        life.one.cordon();
        life.two.begin();
        life.one.end(life.tenant, SessionOutcome.LEASE_LOST);
        await().until(() -> life.two.hosts(life.tenant));
        assertThat(life.two.epochOf(life.tenant)).isEqualTo(new Epoch(8));
    }

    @Test
    void leavesAHostThatCannotHostAtOnceAndWithoutCounting() {
        life.startAndConnect();
        life.one.cordon();
        life.two.begin();
        life.one.end(life.tenant, SessionOutcome.HOST_UNFIT);
        await().until(() -> life.two.hosts(life.tenant));
        life.two.signal(life.tenant, Kind.CONNECTED);
        assertThat(life.awaitPhase(PhaseName.RUNNING).attempt()).isZero();
    }

    @Test
    void isNotParkedHoweverManyHostsCannotHostIt() {
        life.startAndConnect();
        for (int refusal = 1; refusal <= 12; refusal++) {
            int launches = life.one.launches;
            life.one.end(life.tenant, SessionOutcome.HOST_UNFIT);
            await().until(() -> {
                if (life.one.launches == launches) {
                    life.pass(untilNextTry(), LifecycleFixture.LONG_STEP);
                }
                return life.one.launches > launches;
            });
            life.awaitStatus(status -> status.worker() != null);
        }
        assertThat(life.records.projections)
                .allMatch(status -> status.attempt() == 0 && status.phase() != PhaseName.ERROR);
        life.one.signal(life.tenant, Kind.CONNECTED);
        life.awaitPhase(PhaseName.RUNNING);
    }

    @Test
    void leavesAHostOnWhichItFailedTwice() {
        life.startAndConnect();
        life.one.end(life.tenant, SessionOutcome.BROWSER_CRASHED);
        life.awaitStatus(status -> status.attempt() == 1 && status.nextTry() != null);
        life.passUntil(Duration.ofSeconds(6), () -> life.one.launches == 2);
        life.one.cordon();
        life.two.begin();
        life.one.end(life.tenant, SessionOutcome.BROWSER_CRASHED);
        life.awaitStatus(status -> status.attempt() == 2 && status.nextTry() != null);
        life.passUntil(Duration.ofSeconds(16), () -> life.two.hosts(life.tenant));
    }

    @ParameterizedTest
    @EnumSource(
            value = SessionOutcome.class,
            names = {"UNREACHABLE", "PAGE_OUTDATED"})
    void waitsOutAnOutageWithoutEnd(SessionOutcome outcome) {
        life.startAndConnect();
        List<Long> waits = new ArrayList<>();
        for (int end = 1; end <= 12; end++) {
            int launches = life.one.launches;
            Instant failed = life.time.now();
            life.one.end(life.tenant, outcome);
            StatusProjection waiting = life.awaitStatus(status -> status.nextTry() != null);
            assertThat(waiting.phase()).isEqualTo(PhaseName.RECOVERING);
            assertThat(waiting.attempt()).isZero();
            assertThat(waiting.lastError()).contains(outcome.name());
            Duration wait = Duration.between(failed, waiting.nextTry());
            waits.add(wait.toSeconds());
            life.pass(wait.plusSeconds(1), LifecycleFixture.LONG_STEP);
            await().until(() -> life.one.launches == launches + 1);
            life.awaitStatus(status -> status.worker() != null);
        }
        assertThat(waits).startsWith(5L, 15L, 45L, 135L, 300L).endsWith(300L, 300L);
        life.one.signal(life.tenant, Kind.CONNECTED);
        life.awaitPhase(PhaseName.RUNNING);
    }

    @Test
    void comesBackAtOnceHoweverOftenItsWorkersAreLost() {
        life.startAndConnect();
        FakeBotWorker host = life.one;
        FakeBotWorker other = life.two;
        for (int loss = 1; loss <= 6; loss++) {
            life.pass(Duration.ofSeconds(100), LifecycleFixture.LONG_STEP);
            host.die();
            other.begin();
            Instant lost = life.time.now();
            long begun = System.nanoTime();
            FakeBotWorker next = other;
            life.passUntil(Duration.ofSeconds(60), () -> next.hosts(life.tenant));
            assertThat(skippedSince(lost, begun)).isLessThan(Duration.ofSeconds(50));
            next.signal(life.tenant, Kind.CONNECTED);
            life.awaitPhase(PhaseName.RUNNING);
            other = host;
            host = next;
        }
        assertThat(life.records.projections).noneMatch(status -> status.nextTry() != null);
    }

    @Test
    void slowsDownATenantThatEndsEachWorkerThatOpensIt() {
        life.start();
        FakeBotWorker host = life.one;
        FakeBotWorker other = life.two;
        for (int loss = 1; loss <= 2; loss++) {
            FakeBotWorker now = host;
            await().until(() -> now.hosts(life.tenant));
            life.awaitStatus(status -> now.id.equals(status.worker()));
            host.die();
            other.begin();
            FakeBotWorker next = other;
            life.passUntil(Duration.ofSeconds(60), () -> next.hosts(life.tenant));
            other = host;
            host = next;
        }
        FakeBotWorker last = host;
        await().until(() -> last.hosts(life.tenant));
        life.awaitStatus(status -> last.id.equals(status.worker()));
        assertThat(life.records.projections).noneMatch(status -> status.nextTry() != null);
        last.die();
        life.pass(Duration.ofSeconds(32));
        StatusProjection waiting = life.awaitStatus(status -> status.nextTry() != null);
        assertThat(waiting.phase()).isEqualTo(PhaseName.RECOVERING);
        assertThat(waiting.attempt()).isZero();
    }

    @Test
    void opensARecycledBrowserAgainWhereItWas() {
        life.startAndConnect();
        life.two.begin();
        life.one.end(life.tenant, SessionOutcome.RECYCLED);
        await().until(() -> life.one.launches == 2);
        assertThat(life.one.epochOf(life.tenant)).isEqualTo(new Epoch(2));
    }

    @Test
    void rejoinsAboveTheEpochThatTookItsLease() {
        life.startAndConnect();
        life.records.record = leasedBy(new Epoch(7));
        life.one.end(life.tenant, SessionOutcome.LEASE_LOST);
        await().until(() -> life.one.launches == 2);
        assertThat(life.one.epochOf(life.tenant)).isEqualTo(new Epoch(8));
    }

    @Test
    void offersTheSessionToAllWhenItsHostIsFull() {
        life.startAndConnect();
        life.workflow().stop(LifecycleFixture.command());
        life.awaitPhase(PhaseName.STOPPED);
        life.one.full = true;
        life.one.cordon();
        life.two.begin();
        life.start();
        await().until(() -> life.two.hosts(life.tenant));
    }

    @Test
    void slowsDownWhenItsBrowserIsRecycledAgainAndAgain() {
        life.startAndConnect();
        for (int lost = 1; lost <= 3; lost++) {
            int launched = life.one.launches;
            life.one.end(life.tenant, SessionOutcome.RECYCLED);
            await().until(() -> life.one.launches == launched + 1);
        }
        life.one.end(life.tenant, SessionOutcome.RECYCLED);
        StatusProjection waiting = life.awaitStatus(status -> status.nextTry() != null);
        assertThat(waiting.phase()).isEqualTo(PhaseName.RECOVERING);
        assertThat(waiting.attempt()).isZero();
        life.passUntil(Duration.ofSeconds(6), () -> life.one.launches == 5);
    }

    /** Virtual time passes in some 400 steps, each of which takes the test server a while on a busy machine. */
    @Test
    @Timeout(150)
    void backsOffTenTimesAndThenNeedsAPerson() {
        life.startAndConnect();
        List<Long> waits = new ArrayList<>();
        for (int attempt = 1; attempt <= 10; attempt++) {
            int expected = attempt;
            Instant failedAt = life.time.now();
            life.one.end(life.tenant, SessionOutcome.BROWSER_CRASHED);
            StatusProjection waiting =
                    life.awaitStatus(status -> status.attempt() == expected && status.nextTry() != null);
            Duration wait = Duration.between(failedAt, waiting.nextTry());
            waits.add(wait.toSeconds());
            life.pass(wait.plusSeconds(1), LifecycleFixture.LONG_STEP);
            await().until(() -> life.one.launches == expected + 1);
            life.one.signal(life.tenant, Kind.CONNECTED);
            life.awaitPhase(PhaseName.RUNNING);
        }
        assertThat(waits).containsExactly(5L, 15L, 45L, 135L, 300L, 300L, 300L, 300L, 300L, 300L);

        life.one.end(life.tenant, SessionOutcome.BROWSER_CRASHED);
        StatusProjection failed = life.awaitPhase(PhaseName.ERROR);
        assertThat(failed.reason()).isEqualTo(ErrorReason.RECOVERY_EXHAUSTED);
        assertThat(failed.lastError()).contains("BROWSER_CRASHED");
    }

    @Test
    void forgetsEarlierFailuresAfterTenMinutesOfRunning() {
        life.startAndConnect();
        crashAndRecover(1);
        crashAndRecover(2);
        life.pass(Duration.ofMinutes(10), LifecycleFixture.LONG_STEP);
        crashAndRecover(1);
    }

    @Test
    void remembersFailuresOfASessionThatRanForLess() {
        life.startAndConnect();
        crashAndRecover(1);
        life.pass(Duration.ofMinutes(9), LifecycleFixture.LONG_STEP);
        crashAndRecover(2);
    }

    private static TenantRecord leasedBy(Epoch epoch) {
        return new TenantRecord(
                Template.BOOKING, DesiredState.RUNNING, PhaseName.RUNNING, null, epoch, 1, true, false, null);
    }

    private void crashAndRecover(int expectedAttempt) {
        int launched = life.one.launches;
        life.one.end(life.tenant, SessionOutcome.BROWSER_CRASHED);
        assertThat(life.awaitPhase(PhaseName.RECOVERING).attempt()).isEqualTo(expectedAttempt);
        life.passUntil(Duration.ofSeconds(46), () -> life.one.launches == launched + 1);
        life.one.signal(life.tenant, Kind.CONNECTED);
        life.awaitPhase(PhaseName.RUNNING);
    }

    @ParameterizedTest
    @EnumSource(
            value = SessionOutcome.class,
            names = {"STOPPED", "BROWSER_CRASHED", "DISCONNECTED", "PAGE_HUNG", "DEAF", "STORAGE_LOST"})
    void backsOffAfterAFailureOfItsOwn(SessionOutcome outcome) {
        life.startAndConnect();
        life.one.end(life.tenant, outcome);
        StatusProjection waiting = life.awaitPhase(PhaseName.RECOVERING);
        assertThat(waiting.attempt()).isOne();
        assertThat(waiting.nextTry()).isNotNull();
        assertThat(waiting.lastError()).contains(outcome.name());
        assertThat(life.one.hosts(life.tenant)).isFalse();
    }

    @Test
    void backsOffAfterAnUnknownFailure() {
        life.startAndConnect();
        life.one.fail(life.tenant, new IllegalStateException("out of file descriptors"));
        StatusProjection waiting = life.awaitPhase(PhaseName.RECOVERING);
        assertThat(waiting.attempt()).isOne();
        assertThat(waiting.lastError()).contains("out of file descriptors");
    }

    @ParameterizedTest
    @CsvSource({
        "LOGGED_OUT, LOGGED_OUT",
        "BANNED, BANNED",
        "CONFLICT, CONFLICT",
        "SCAN_TIMEOUT, SCAN_TIMEOUT",
        "BROWSER_REJECTED, BROWSER_REJECTED",
        "PAGE_INCOMPATIBLE, PAGE_INCOMPATIBLE",
        "WRONG_NUMBER, WRONG_NUMBER",
        "ACTION_REQUIRED, ACTION_REQUIRED"
    })
    void waitsQuietlyForAPersonWhereOnlyAPersonCanHelp(SessionOutcome outcome, ErrorReason errorReason) {
        life.startAndConnect();
        life.one.end(life.tenant, outcome);
        assertThat(life.awaitPhase(PhaseName.ERROR).reason()).isEqualTo(errorReason);
        life.settle();
        long before = life.events();
        life.pass(Duration.ofHours(1), Duration.ofMinutes(1));
        assertThat(life.events()).isEqualTo(before);
        assertThat(life.one.launches).isOne();
    }

    @Test
    void letsThePageReconnectByItself() {
        life.startAndConnect();
        life.one.signal(life.tenant, Kind.DISCONNECTED);
        StatusProjection recovering = life.awaitPhase(PhaseName.RECOVERING);
        assertThat(recovering.attempt()).isZero();
        assertThat(recovering.worker()).isEqualTo(life.one.id);
        life.pass(Duration.ofMinutes(5), LifecycleFixture.LONG_STEP);
        assertThat(life.one.launches).isOne();
        life.one.signal(life.tenant, Kind.CONNECTED);
        life.awaitPhase(PhaseName.RUNNING);
        assertThat(life.one.commands).isEmpty();
    }

    @Test
    void leavesToTheWorkerHowLongAPageMayOpenAndSynchronise() {
        life.start();
        await().until(() -> life.one.hosts(life.tenant));
        life.awaitStatus(status -> status.worker() != null);
        life.pass(Duration.ofMinutes(10), LifecycleFixture.LONG_STEP);
        assertThat(life.workflow().view().phase()).isEqualTo(PhaseName.STARTING);

        life.one.signal(life.tenant, Kind.QR_SHOWN);
        life.awaitPhase(PhaseName.AWAITING_SCAN);
        life.one.signal(life.tenant, Kind.SCANNED);
        life.awaitPhase(PhaseName.STARTING);
        life.pass(Duration.ofMinutes(10), LifecycleFixture.LONG_STEP);
        assertThat(life.workflow().view().phase()).isEqualTo(PhaseName.STARTING);
        assertThat(life.one.launches).isOne();
        assertThat(life.one.commands).isEmpty();
    }

    @Test
    void noticesAWorkerThatHangsWhileItsPageOpens() {
        life.start();
        await().until(() -> life.one.hosts(life.tenant));
        life.awaitStatus(status -> status.worker() != null);
        life.one.die();
        life.two.begin();
        life.passUntil(Duration.ofSeconds(36), () -> life.two.hosts(life.tenant));
    }

    @Test
    void interruptsItsBackOffForACommand() {
        life.startAndConnect();
        life.one.end(life.tenant, SessionOutcome.PAGE_HUNG);
        life.awaitPhase(PhaseName.RECOVERING);
        life.workflow().forceRestart(LifecycleFixture.command());
        await().until(() -> life.one.launches == 2);

        life.one.signal(life.tenant, Kind.CONNECTED);
        life.one.end(life.tenant, SessionOutcome.PAGE_HUNG);
        life.awaitPhase(PhaseName.RECOVERING);
        life.workflow().stop(LifecycleFixture.command());
        life.awaitPhase(PhaseName.STOPPED);
        life.pass(Duration.ofMinutes(10), LifecycleFixture.LONG_STEP);
        assertThat(life.one.launches).isEqualTo(2);
    }

    /** At least ten seconds, for what is under way without a time of its own. */
    private Duration untilNextTry() {
        Duration atLeast = Duration.ofSeconds(10);
        Instant next = life.records.last().nextTry();
        Duration left = next == null ? Duration.ZERO : Duration.between(life.time.now(), next);
        return left.compareTo(atLeast) > 0 ? left : atLeast;
    }

    /** By skipped time alone: the server's clock runs on beside the skips, on a busy machine for seconds. */
    private Duration skippedSince(Instant then, long begun) {
        return Duration.between(then, life.time.now()).minusNanos(System.nanoTime() - begun);
    }
}
