package io.flowhq.orchestrator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.session.SessionEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class SessionShutdownTest {

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
    void waitsForASlotAndStopsWithoutOne() {
        life.one.die();
        life.start();
        life.pass(Duration.ofSeconds(12));
        life.awaitPhase(PhaseName.WAITING_FOR_SLOT);
        life.workflow().stop(LifecycleFixture.command());
        life.awaitPhase(PhaseName.STOPPED);

        life.one.comeBack();
        life.pass(Duration.ofSeconds(30));
        assertThat(life.one.launches).isZero();
    }

    @Test
    void startsAsSoonAsASlotIsFree() {
        life.one.die();
        life.start();
        life.pass(Duration.ofSeconds(12));
        life.awaitPhase(PhaseName.WAITING_FOR_SLOT);
        life.one.comeBack();
        life.awaitPhase(PhaseName.STARTING);
        life.one.signal(life.tenant, Kind.CONNECTED);
        life.awaitPhase(PhaseName.RUNNING);
    }

    @Test
    void killsABrowserThatDoesNotCloseInTime() {
        life.startAndConnect();
        life.one.pageHangs = true;
        life.workflow().stop(LifecycleFixture.command());
        await().until(() -> life.one.commands.contains("end"));
        life.pass(Duration.ofSeconds(26));
        life.awaitPhase(PhaseName.STOPPED);
        assertThat(life.one.commands).containsExactly("end", "kill");
        assertThat(life.one.hosts(life.tenant)).isFalse();
    }

    @Test
    void letsGoOfAWorkerThatDoesNotAnswerAndFencesItOff() {
        life.startAndConnect();
        life.one.hang();
        life.workflow().stop(LifecycleFixture.command());
        life.pass(Duration.ofSeconds(10));
        assertThat(life.awaitPhase(PhaseName.STOPPED).epoch()).isEqualTo(new Epoch(2));
    }

    @Test
    void restartsByForceWhileThePageHangs() {
        life.startAndConnect();
        life.one.pageHangs = true;
        Instant asked = life.time.now();
        life.workflow().forceRestart(LifecycleFixture.command());
        await().until(() -> life.one.launches == 2);
        assertThat(life.one.commands).containsExactly("kill");
        assertThat(Duration.between(asked, life.time.now())).isLessThan(Duration.ofSeconds(20));
        life.one.signal(life.tenant, Kind.CONNECTED);
        life.awaitPhase(PhaseName.RUNNING);
    }

    @Test
    void restartsByForceElsewhereWhileTheWorkerHangs() {
        life.startAndConnect();
        life.one.hang();
        life.two.begin();
        life.workflow().forceRestart(LifecycleFixture.command());
        life.passUntil(Duration.ofSeconds(20), () -> life.two.hosts(life.tenant));
        assertThat(life.two.epochOf(life.tenant)).isGreaterThan(new Epoch(1));
        life.two.signal(life.tenant, Kind.CONNECTED);
        life.awaitPhase(PhaseName.RUNNING);

        life.one.comeBack();
        life.pass(Duration.ofSeconds(40));
        assertThat(life.workflow().view().phase()).isEqualTo(PhaseName.RUNNING);
        assertThat(life.two.hosts(life.tenant)).isTrue();
    }

    @Test
    void forcesAStopThatTakesTooLong() {
        life.startAndConnect();
        life.one.pageHangs = true;
        life.workflow().stop(LifecycleFixture.command());
        await().until(() -> life.one.commands.contains("end"));
        life.workflow().forceRestart(LifecycleFixture.command());
        await().until(() -> life.one.launches == 2);
        assertThat(life.one.commands).containsExactly("end", "kill");
    }

    @Test
    void stopsInsteadWhenAStopFollowsARestart() {
        life.startAndConnect();
        life.one.pageHangs = true;
        life.workflow().restart(LifecycleFixture.command());
        life.workflow().stop(LifecycleFixture.command());
        life.pass(Duration.ofSeconds(30));
        life.awaitPhase(PhaseName.STOPPED);
        assertThat(life.one.launches).isOne();
    }
}
