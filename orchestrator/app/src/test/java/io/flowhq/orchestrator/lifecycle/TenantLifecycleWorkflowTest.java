package io.flowhq.orchestrator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.lifecycle.Desired;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.StatusProjection;
import io.flowhq.contract.session.SessionEvent.Kind;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TenantLifecycleWorkflowTest {

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
    void goesFromItsFirstStartToALinkedPhoneAndStopsOnCommand() {
        assertThat(life.start().phase()).isEqualTo(PhaseName.PROVISIONING);
        await().until(() -> life.one.hosts(life.tenant));
        assertThat(life.awaitStatus(status -> status.worker() != null).phase()).isEqualTo(PhaseName.STARTING);

        life.one.tell(life.tenant, Kind.QR_SHOWN);
        life.awaitPhase(PhaseName.AWAITING_SCAN);
        life.one.tell(life.tenant, Kind.SCANNED);
        life.awaitPhase(PhaseName.STARTING);
        life.one.tell(life.tenant, Kind.CONNECTED);
        StatusProjection running = life.awaitPhase(PhaseName.RUNNING);
        assertThat(running.everLinked()).isTrue();
        assertThat(running.epoch()).isEqualTo(new Epoch(1));
        assertThat(running.worker()).isEqualTo(life.one.id);

        assertThat(life.workflow().stop(LifecycleFixture.command()).phase()).isEqualTo(PhaseName.STOPPING);
        StatusProjection stopped = life.awaitPhase(PhaseName.STOPPED);
        assertThat(stopped.worker()).isNull();
        assertThat(stopped.desired()).isEqualTo(Desired.STOPPED);
        assertThat(life.one.commands).containsExactly("end");
    }

    @Test
    void comesBackByItselfWhenItsWorkerIsLost() {
        life.startAndConnect();
        life.one.die();
        life.environment.sleep(Duration.ofSeconds(31));
        StatusProjection recovering = life.awaitPhase(PhaseName.RECOVERING);
        assertThat(recovering.attempt()).isZero();
        assertThat(recovering.lastError()).contains("one was lost");

        life.one.comeBack();
        await().until(() -> life.one.hosts(life.tenant));
        life.one.tell(life.tenant, Kind.CONNECTED);
        assertThat(life.awaitPhase(PhaseName.RUNNING).lastError()).isNull();
        assertThat(life.one.launches).isEqualTo(2);
    }
}
