package io.flowhq.orchestrator.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.orchestrator.RealOrchestrator.Running;
import io.flowhq.store.TenantMother;
import io.flowhq.store.lifecycle.CommandOutbox;
import io.flowhq.store.lifecycle.LifecycleRecords;
import io.flowhq.store.lifecycle.OutboxCommand;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.ObservedStatus;
import io.flowhq.store.tenant.TenantOverviews;
import io.flowhq.store.tenant.Tenants;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A tenant of its own for one test, the commands that are promised to it, and what becomes of them. */
final class PromisedTenant implements AutoCloseable {

    final TenantId id;
    private final Running orchestrator;

    PromisedTenant(Running orchestrator) {
        this.orchestrator = orchestrator;
        NewTenant salon = TenantMother.salon();
        orchestrator.bean(Tenants.class).create(salon);
        id = salon.id();
    }

    /** Started, and seen to be in its row. */
    PromisedTenant started() {
        done(CommandKind.START);
        await().untilAsserted(() -> assertThat(observed().phase()).isNotEqualTo(PhaseName.NEW));
        return this;
    }

    /** Promised, and carried to the workflow. */
    RequestId done(CommandKind kind) {
        RequestId request = promise(kind);
        await().untilAsserted(() -> assertThat(isDone(request)).isTrue());
        return request;
    }

    RequestId promise(CommandKind kind) {
        RequestId request = RequestId.random();
        orchestrator.bean(CommandOutbox.class).add(new OutboxCommand(request, id, kind, "a test", Instant.now(), 0));
        return request;
    }

    /** A start of which nothing is left but its row in the outbox: carried to a workflow that Temporal has lost since. */
    void startIsLost() {
        orchestrator
                .bean(JdbcClient.class)
                .sql("""
                        insert into command_outbox (tenant_id, request_id, kind, requested_by, done_at)
                        values (:tenant, :request, 'START', 'a test', now())
                        """)
                .param("tenant", id.value())
                .param("request", RequestId.random().value())
                .update();
    }

    /** The row as a workflow leaves it that ended between asking for its end and reaching it. */
    void isLeftAs(DesiredState desiredState, PhaseName phase) {
        orchestrator
                .bean(JdbcClient.class)
                .sql("update tenants set desired = :desired, phase = :phase where id = :tenant")
                .param("tenant", id.value())
                .param("desired", desiredState.name())
                .param("phase", phase.name())
                .update();
    }

    boolean isDone(RequestId request) {
        return orchestrator
                .bean(JdbcClient.class)
                .sql(
                        "select done_at is not null from command_outbox where tenant_id = :tenant and request_id = :request")
                .param("tenant", id.value())
                .param("request", request.value())
                .query(Boolean.class)
                .single();
    }

    Optional<String> refusal(RequestId request) {
        return orchestrator
                .bean(JdbcClient.class)
                .sql("""
                        select refused from command_outbox
                        where tenant_id = :tenant and request_id = :request and refused is not null
                        """)
                .param("tenant", id.value())
                .param("request", request.value())
                .query(String.class)
                .optional();
    }

    ObservedStatus observed() {
        return orchestrator.bean(TenantOverviews.class).find(id).orElseThrow().observed();
    }

    boolean isGone() {
        return orchestrator.bean(TenantOverviews.class).find(id).isEmpty();
    }

    long epoch() {
        return orchestrator
                .bean(JdbcClient.class)
                .sql("select epoch from tenants where id = :tenant")
                .param("tenant", id.value())
                .query(Long.class)
                .single();
    }

    WorkflowStub workflow() {
        return orchestrator.client().newUntypedWorkflowStub(id.workflowId());
    }

    /** Which of its histories it is in. */
    String run() {
        return workflow().describe().getExecution().getRunId();
    }

    boolean isRunning() {
        try {
            return workflow().describe().getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
        } catch (WorkflowNotFoundException never) {
            return false;
        }
    }

    /** What it still offers would be taken by the workers of other tests. */
    @Override
    public void close() {
        try {
            workflow().terminate("the test is over");
        } catch (WorkflowNotFoundException ended) {
            // Nothing is offered any more.
        }
        orchestrator.bean(LifecycleRecords.class).delete(id);
    }
}
