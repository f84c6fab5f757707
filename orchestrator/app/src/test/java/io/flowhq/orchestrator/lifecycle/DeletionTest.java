package io.flowhq.orchestrator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.session.SessionEvent.Kind;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A tenant that is deleted while its start is under way, at each step of the start, and started while it is deleted. */
@Timeout(180)
class DeletionTest {

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
    void beforeItWasEverStarted() {
        life.startWith(workflow -> workflow::delete, LifecycleFixture.command());
        ends();
        assertThat(life.one.launches).isZero();
    }

    @Test
    void whileItIsPrepared() {
        life.records.slow = true;
        life.start();
        await().until(() -> life.records.preparing);
        life.workflow().delete(LifecycleFixture.command());
        ends();
        life.records.prepared.countDown();
        assertThat(life.one.launches).isZero();
    }

    @Test
    void whileNobodyHasRoomForIt() {
        life.one.die();
        life.start();
        life.pass(Duration.ofSeconds(12));
        life.awaitPhase(PhaseName.WAITING_FOR_SLOT);
        life.workflow().delete(LifecycleFixture.command());
        ends();
        life.one.comeBack();
        assertThat(life.one.launches).isZero();
    }

    @Test
    void whileAWorkerHasTakenItAndSaysNothing() {
        life.one.hang();
        life.start();
        life.workflow().delete(LifecycleFixture.command());
        ends();
    }

    @Test
    void whileItsBrowserOpens() {
        life.start();
        await().until(() -> life.one.hosts(life.tenant));
        life.workflow().delete(LifecycleFixture.command());
        ends();
        assertThat(life.one.hosts(life.tenant)).isFalse();
        assertThat(life.one.commands).containsExactly("end", "forget");
    }

    @Test
    void whileItsCodeIsScanned() {
        life.start();
        await().until(() -> life.one.hosts(life.tenant));
        life.one.signal(life.tenant, Kind.QR_SHOWN);
        life.one.signal(life.tenant, Kind.SCANNED);
        life.workflow().delete(LifecycleFixture.command());
        ends();
        assertThat(life.one.hosts(life.tenant)).isFalse();
    }

    @Test
    void whileItsWorkerHangs() {
        life.startAndConnect();
        life.one.hang();
        life.workflow().delete(LifecycleFixture.command());
        endsInTime();
    }

    @Test
    void whileItsWorkerIsKilled() {
        life.start();
        await().until(() -> life.one.hosts(life.tenant));
        life.one.die();
        life.workflow().delete(LifecycleFixture.command());
        endsInTime();
    }

    @Test
    void whileItRestarts() {
        life.startAndConnect();
        life.one.pageHangs = true;
        life.workflow().restart(LifecycleFixture.command());
        life.workflow().delete(LifecycleFixture.command());
        endsInTime();
        assertThat(life.one.launches).isOne();
    }

    @Test
    void refusesAStartThatComesLater() {
        life.startAndConnect();
        life.one.pageHangs = true;
        life.workflow().delete(LifecycleFixture.command());
        assertThat(LifecycleFixture.refusal(() -> life.workflow().start(LifecycleFixture.command()))
                        .getType())
                .isEqualTo(FailureTypes.COMMAND_REFUSED);
        endsInTime();
        assertThat(LifecycleFixture.refusal(() -> life.start()).getType())
                .isIn(FailureTypes.COMMAND_REFUSED, FailureTypes.TENANT_GONE);
        ends();
        assertThat(life.one.launches).isOne();
    }

    /** The same of a session that does not end by itself: the server's clock has to be turned while it is waited for. */
    private void endsInTime() {
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            life.pass(Duration.ofSeconds(1));
            return history().describe().getStatus() != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
        });
        ends();
    }

    private WorkflowStub history() {
        return life.client.newUntypedWorkflowStub(life.tenant.workflowId());
    }

    /** Its rows are gone and its workflow is over. */
    private void ends() {
        WorkflowStub workflow = history();
        workflow.getResult(Void.class);
        assertThat(workflow.describe().getStatus())
                .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
        assertThat(life.records.gone).isTrue();
    }
}
