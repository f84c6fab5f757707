package io.flowhq.orchestrator.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.orchestrator.RealOrchestrator;
import io.flowhq.orchestrator.RealOrchestrator.Running;
import io.flowhq.store.lifecycle.CommandOutbox;
import io.flowhq.store.lifecycle.LifecycleRecords;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What falls between PostgreSQL and Temporal is found; a neighbour that lives, or wants nothing, is never touched. */
@Timeout(120)
@ExtendWith(RealOrchestrator.class)
class WorkflowReconciliationTest {

    private Running orchestrator;
    private WorkflowReconciliation workflowReconciliation;
    private PromisedTenant tenant;
    private PromisedTenant living;
    private PromisedTenant resting;
    private String life;

    @BeforeEach
    void threeTenants(Running running) {
        orchestrator = running;
        workflowReconciliation = running.bean(WorkflowReconciliation.class);
        workflowReconciliation.stop(); // each test reconciles by itself
        tenant = new PromisedTenant(running);
        living = new PromisedTenant(running).started();
        resting = new PromisedTenant(running);
        life = living.run();
    }

    @AfterEach
    void neighboursAreUntouched() {
        try {
            assertThat(living.isRunning()).isTrue();
            assertThat(living.run()).isEqualTo(life);
            assertThat(resting.isRunning()).isFalse();
            assertThat(resting.observed().phase()).isEqualTo(PhaseName.NEW);
        } finally {
            tenant.close();
            living.close();
            resting.close();
        }
    }

    @Test
    void findsNothingToDoWhereAllIsWell() {
        assertThat(workflowReconciliation.reconcile()).isZero();
    }

    @Test
    void beginsAgainWhatWasToRunAndLostItsWorkflow() {
        tenant.started();
        long epoch = tenant.epoch();
        tenant.workflow().terminate("a test");

        assertThat(workflowReconciliation.reconcile()).isOne();
        assertThat(tenant.isRunning()).isTrue();
        await().untilAsserted(() -> assertThat(tenant.epoch()).isGreaterThan(epoch));
    }

    @Test
    void leavesStoppedWhatWasStoppedWhenItsWorkflowIsLost() {
        tenant.started().done(CommandKind.STOP);
        await().untilAsserted(() -> assertThat(tenant.observed().phase()).isEqualTo(PhaseName.STOPPED));
        tenant.workflow().terminate("a test");

        assertThat(workflowReconciliation.reconcile()).isZero();
        assertThat(tenant.isRunning()).isFalse();
    }

    @Test
    void startsACreatedTenantWhoseStartWasLost() {
        tenant.startIsLost();

        assertThat(workflowReconciliation.reconcile()).isOne();
        await().untilAsserted(() -> assertThat(tenant.observed().phase()).isEqualTo(PhaseName.WAITING_FOR_SLOT));
        assertThat(workflowReconciliation.reconcile()).isZero();
    }

    @Test
    void finishesADeletionWhoseWorkflowWasLost() {
        tenant.isLeftAs(DesiredState.DELETED, PhaseName.STOPPING);

        assertThat(workflowReconciliation.reconcile()).isOne();
        await().until(tenant::isGone);
        await().until(() -> !tenant.isRunning());
    }

    @Test
    void finishesADeletionWhoseWorkflowEndedBeforeItsRowsWereGone() {
        tenant.started();
        tenant.workflow().terminate("a test");
        tenant.isLeftAs(DesiredState.DELETED, PhaseName.STOPPING);

        assertThat(workflowReconciliation.reconcile()).isOne();
        await().until(tenant::isGone);
    }

    @Test
    void leavesADeletionAloneThatIsUnderWay() {
        tenant.started();
        String run = tenant.run();
        tenant.isLeftAs(DesiredState.DELETED, PhaseName.STOPPING);

        assertThat(workflowReconciliation.reconcile()).isZero();
        assertThat(tenant.run()).isEqualTo(run);
    }

    @Test
    void startsAWorkflowAlthoughTheTenantsBeforeItCannotBeDescribed() {
        PromisedTenant other = new PromisedTenant(orchestrator);
        try {
            tenant.isLeftAs(DesiredState.RUNNING, PhaseName.RUNNING);
            other.isLeftAs(DesiredState.RUNNING, PhaseName.RUNNING);
            PromisedTenant first = tenant.id.toString().compareTo(other.id.toString()) < 0 ? tenant : other;
            PromisedTenant second = first == tenant ? other : tenant;
            WorkflowReconciliation reconciliation = new WorkflowReconciliation(
                    orchestrator.bean(LifecycleRecords.class),
                    orchestrator.bean(CommandOutbox.class),
                    orchestrator.client(),
                    asked -> {
                        if (asked.equals(first.id)) {
                            throw new StatusRuntimeException(Status.RESOURCE_EXHAUSTED);
                        }
                        throw new WorkflowNotFoundException(
                                WorkflowExecution.getDefaultInstance(), "TenantLifecycle", null);
                    },
                    Duration.ofMinutes(1));
            assertThat(reconciliation.reconcile()).isOne();
            assertThat(second.isRunning()).isTrue();
            assertThat(first.isRunning()).isFalse();
        } finally {
            other.close();
        }
    }

    @Test
    void describesOnlyTenantsThatHaveNoRunningWorkflow() {
        await().untilAsserted(() -> {
            List<TenantId> described = new ArrayList<>();
            new WorkflowReconciliation(
                            orchestrator.bean(LifecycleRecords.class),
                            orchestrator.bean(CommandOutbox.class),
                            orchestrator.client(),
                            asked -> {
                                described.add(asked);
                                return WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
                            },
                            Duration.ofMinutes(1))
                    .reconcile();
            assertThat(described).doesNotContain(living.id);
        });
    }

    @Test
    void looksAtStartAndAgainAfterAWhile() {
        WorkflowReconciliation impatient = new WorkflowReconciliation(
                orchestrator.bean(LifecycleRecords.class),
                orchestrator.bean(CommandOutbox.class),
                orchestrator.client(),
                Duration.ofMillis(200));
        tenant.isLeftAs(DesiredState.RUNNING, PhaseName.RUNNING);
        impatient.start();
        try {
            await().until(tenant::isRunning);
            tenant.workflow().terminate("a test");
            await().until(tenant::isRunning);
        } finally {
            impatient.stop();
        }
    }
}
