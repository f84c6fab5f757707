package io.flowhq.orchestrator.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.TenantLifecycleStubs;
import io.flowhq.contract.lifecycle.TenantSearchAttributes;
import io.flowhq.orchestrator.RealOrchestrator;
import io.flowhq.orchestrator.RealOrchestrator.Running;
import io.flowhq.store.TenantMother;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowStub;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The Temporal UI shows of a tenant that does not answer what the list shows, and nothing of any other. */
@Timeout(120)
@ExtendWith(RealOrchestrator.class)
class AnsweringMonitorTest {

    private Running orchestrator;
    private AnsweringMonitor monitor;
    private TenantId tenant;
    private TenantId other;

    @BeforeEach
    void twoTenantsThatWaitForAWorker(Running running) {
        orchestrator = running;
        monitor = running.bean(AnsweringMonitor.class);
        monitor.stop(); // each test compares by itself
        tenant = waiting();
        other = waiting();
    }

    @AfterEach
    void end() {
        workflow(tenant).terminate("the test is over");
        workflow(other).terminate("the test is over");
    }

    @Test
    void showsTheCauseForAsLongAsItLasts() {
        customerWaits();

        monitor.compare();

        await().untilAsserted(() -> assertThat(shown(tenant)).isEqualTo("NO_WORKER"));
        assertThat(details(tenant)).contains("**Not answering**: no bot-worker has room for it");
        assertThat(shown(other)).isNull();
        assertThat(details(other)).doesNotContain("Not answering");

        await().untilAsserted(() -> {
            long told = events();
            monitor.compare();
            assertThat(events()).as("nothing is told twice").isEqualTo(told);
        });
        customerIsAnswered();
        await().untilAsserted(() -> {
            monitor.compare();
            assertThat(shown(tenant)).isNull();
        });
        assertThat(details(tenant)).doesNotContain("Not answering");
    }

    /** Not asked for by anybody but its row: its workflow brings it to where it waits for a worker. */
    private TenantId waiting() {
        NewTenant salon = TenantMother.salon();
        orchestrator.bean(Tenants.class).create(salon);
        jdbc().sql("update tenants set desired = 'RUNNING', phase = 'RUNNING' where id = :tenant")
                .param("tenant", salon.id().value())
                .update();
        TenantLifecycleStubs.startIfMissing(orchestrator.client(), salon.id());
        await().untilAsserted(() -> assertThat(phase(salon.id())).isEqualTo("WAITING_FOR_SLOT"));
        return salon.id();
    }

    private void customerWaits() {
        jdbc().sql("""
                        insert into message_logs (tenant_id, direction, chat_id, from_number, to_number, message_text,
                                                  wa_message_id, outcome, created_at)
                        values (:tenant, 'IN', '255711000009@c.us', '255711000009', '255700000001', 'Bei?', :id,
                                'RECEIVED', now() - interval '90 seconds')
                        """)
                .param("tenant", tenant.value())
                .param("id", UUID.randomUUID().toString())
                .update();
    }

    private void customerIsAnswered() {
        jdbc().sql("update message_logs set outcome = 'ANSWERED' where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .update();
    }

    private String phase(TenantId of) {
        return jdbc().sql("select phase from tenants where id = :tenant")
                .param("tenant", of.value())
                .query(String.class)
                .single();
    }

    private @Nullable String shown(TenantId of) {
        return workflow(of).describe().getTypedSearchAttributes().get(TenantSearchAttributes.NOT_ANSWERING);
    }

    private String details(TenantId of) {
        return workflow(of)
                .query("__temporal_workflow_metadata", WorkflowMetadata.class)
                .getCurrentDetails();
    }

    private long events() {
        return orchestrator
                .client()
                .fetchHistory(tenant.workflowId())
                .getEvents()
                .size();
    }

    private WorkflowStub workflow(TenantId of) {
        return orchestrator.client().newUntypedWorkflowStub(of.workflowId());
    }

    private JdbcClient jdbc() {
        return orchestrator.bean(JdbcClient.class);
    }
}
