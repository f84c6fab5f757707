package io.flowhq.orchestrator.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.Command;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.orchestrator.RealOrchestrator;
import io.flowhq.orchestrator.RealOrchestrator.Running;
import io.flowhq.store.TenantMother;
import io.flowhq.store.lifecycle.CommandOutbox;
import io.flowhq.store.lifecycle.LifecycleRecords;
import io.flowhq.store.lifecycle.OutboxCommand;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Observed;
import io.flowhq.store.tenant.TenantOverviews;
import io.flowhq.store.tenant.Tenants;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

@Timeout(120)
@ExtendWith(RealOrchestrator.class)
class RelayTest {

    private Running orchestrator;
    private TenantId tenant;

    @BeforeEach
    void begin(Running running) {
        orchestrator = running;
        NewTenant salon = TenantMother.salon();
        orchestrator.bean(Tenants.class).create(salon);
        tenant = salon.id();
    }

    /** What it still offers would be taken by the workers of other tests. */
    @AfterEach
    void end() {
        if (isRunning()) {
            workflow().terminate("the test is over");
        }
        orchestrator.bean(LifecycleRecords.class).delete(tenant);
    }

    @Test
    void startsTheWorkflowOfAPromiseAndKeepsWhyALaterOneWasRefused() {
        RequestId first = promise(CommandKind.START);
        await().untilAsserted(() -> assertThat(isDone(first)).isTrue());
        assertThat(refusal(first)).isEmpty();
        assertThat(isRunning()).isTrue();

        RequestId second = promise(CommandKind.START);
        await().untilAsserted(() -> assertThat(isDone(second)).isTrue());
        assertThat(refusal(second))
                .hasValueSatisfying(why -> assertThat(why).startsWith("Cannot start tenant " + tenant));
    }

    @Test
    void doesACommandOnceThatIsDeliveredTwice() {
        RequestId request = promise(CommandKind.START);
        await().untilAsserted(() -> assertThat(isDone(request)).isTrue());
        Delivery delivery = orchestrator.bean(Delivery.class);
        delivery.deliver(new OutboxCommand(request, tenant, CommandKind.START, "a test", Instant.now(), 2));
        assertThat(refusal(request)).isEmpty();
    }

    @Test
    void beginsAgainWhatWasToRunAndLostItsWorkflow() {
        RequestId start = promise(CommandKind.START);
        await().untilAsserted(() -> assertThat(isDone(start)).isTrue());
        await().untilAsserted(() -> assertThat(observed().phase()).isNotEqualTo(PhaseName.NEW));
        long epoch = epoch();
        workflow().terminate("a test");

        Reconciliation reconciliation = orchestrator.bean(Reconciliation.class);
        assertThat(reconciliation.reconcile()).isPositive();
        assertThat(isRunning()).isTrue();
        await().untilAsserted(() -> assertThat(epoch()).isGreaterThan(epoch));
    }

    @Test
    void leavesAloneWhatLives() {
        RequestId start = promise(CommandKind.START);
        await().untilAsserted(() -> assertThat(isDone(start)).isTrue());
        await().untilAsserted(() -> assertThat(observed().phase()).isNotEqualTo(PhaseName.NEW));
        String run = workflow().describe().getExecution().getRunId();
        orchestrator.bean(Reconciliation.class).reconcile();
        assertThat(workflow().describe().getExecution().getRunId()).isEqualTo(run);
    }

    @Test
    void leavesStoppedWhatWasStoppedWhenItsWorkflowIsLost() {
        RequestId start = promise(CommandKind.START);
        await().untilAsserted(() -> assertThat(isDone(start)).isTrue());
        RequestId stop = promise(CommandKind.STOP);
        await().untilAsserted(() -> assertThat(isDone(stop)).isTrue());
        await().untilAsserted(() -> assertThat(observed().phase()).isEqualTo(PhaseName.STOPPED));
        workflow().terminate("a test");
        orchestrator.bean(Reconciliation.class).reconcile();
        assertThat(isRunning()).isFalse();
    }

    @Test
    void takesTheFirstCommandOfANewWorkflowFromTheTenantsRow() {
        RequestId stop = promise(CommandKind.STOP);
        await().untilAsserted(() -> assertThat(isDone(stop)).isTrue());
        assertThat(refusal(stop)).hasValueSatisfying(why -> assertThat(why).contains("never started"));
        assertThat(workflow()
                        .startUpdate("pause", WorkflowUpdateStage.ACCEPTED, Void.class, pause())
                        .getId())
                .isNotEmpty();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(observed().silenced()).isTrue());
    }

    private static Command pause() {
        return new Command(RequestId.random(), "a test");
    }

    private RequestId promise(CommandKind kind) {
        RequestId request = RequestId.random();
        orchestrator
                .bean(CommandOutbox.class)
                .add(new OutboxCommand(request, tenant, kind, "a test", Instant.now(), 0));
        return request;
    }

    private boolean isDone(RequestId request) {
        return orchestrator
                .bean(JdbcClient.class)
                .sql(
                        "select done_at is not null from command_outbox where tenant_id = :tenant and request_id = :request")
                .param("tenant", tenant.value())
                .param("request", request.value())
                .query(Boolean.class)
                .single();
    }

    private Optional<String> refusal(RequestId request) {
        return orchestrator
                .bean(JdbcClient.class)
                .sql("""
                        select refused from command_outbox
                        where tenant_id = :tenant and request_id = :request and refused is not null
                        """)
                .param("tenant", tenant.value())
                .param("request", request.value())
                .query(String.class)
                .optional();
    }

    private Observed observed() {
        return orchestrator
                .bean(TenantOverviews.class)
                .find(tenant)
                .orElseThrow()
                .observed();
    }

    private long epoch() {
        return orchestrator
                .bean(JdbcClient.class)
                .sql("select epoch from tenants where id = :tenant")
                .param("tenant", tenant.value())
                .query(Long.class)
                .single();
    }

    private WorkflowStub workflow() {
        return orchestrator.client().newUntypedWorkflowStub(tenant.workflowId());
    }

    private boolean isRunning() {
        return workflow().describe().getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
    }
}
