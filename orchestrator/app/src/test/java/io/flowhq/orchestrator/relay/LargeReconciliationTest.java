package io.flowhq.orchestrator.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.TenantId;
import io.flowhq.orchestrator.RealOrchestrator;
import io.flowhq.orchestrator.RealOrchestrator.Running;
import io.flowhq.store.lifecycle.LifecycleRecords;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 100,000 tenants that are to run, each with a workflow but ten: how long it takes to find the ten. {@code -Dflowhq.tenants=N}
 * plays it with another number.
 */
@EnabledIfSystemProperty(named = "flowhq.campaign", matches = "true")
@ExtendWith(RealOrchestrator.class)
class LargeReconciliationTest {

    private static final Logger log = LoggerFactory.getLogger(LargeReconciliationTest.class);

    private static final int TENANTS = Integer.getInteger("flowhq.tenants", 100_000);
    private static final int WITHOUT_WORKFLOW = 10;
    private static final int STARTS_AT_A_TIME = 64;

    /** Nobody polls it, so that the workflows wait and cost nothing. */
    private static final String UNPOLLED = "unpolled";

    @Test
    void findsTheFewThatLostTheirWorkflow(Running orchestrator) throws InterruptedException {
        WorkflowReconciliation reconciliation = orchestrator.bean(WorkflowReconciliation.class);
        reconciliation.stop();
        addTenants(orchestrator.bean(JdbcClient.class));
        List<TenantId> tenants = orchestrator.bean(LifecycleRecords.class).inNeedOfAWorkflow();
        startWorkflows(orchestrator.client(), tenants.subList(WITHOUT_WORKFLOW, TENANTS));

        long began = System.nanoTime();
        int begun = reconciliation.reconcile();

        log.info(
                "{} tenants reconciled in {} s, {} of them without a workflow",
                TENANTS,
                (System.nanoTime() - began) / 1_000_000 / 1e3,
                begun);
        assertThat(begun).isEqualTo(WITHOUT_WORKFLOW);
        await().untilAsserted(() -> assertThat(reconciliation.reconcile()).isZero());
    }

    private static void addTenants(JdbcClient jdbc) {
        jdbc.sql("truncate tenants cascade").update();
        jdbc.sql("""
                insert into tenants (id, name, phone_number, status, phase, desired, phase_since)
                select gen_random_uuid(), 'Business ' || n, (255700000000 + n)::text, 'ACTIVE', 'RUNNING', 'RUNNING', now()
                from generate_series(1, :tenants) n
                """).param("tenants", TENANTS).update();
    }

    private static void startWorkflows(WorkflowClient client, List<TenantId> tenants) throws InterruptedException {
        long began = System.nanoTime();
        Semaphore free = new Semaphore(STARTS_AT_A_TIME);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (TenantId tenant : tenants) {
                free.acquire();
                threads.execute(() -> {
                    try {
                        start(client, tenant);
                    } finally {
                        free.release();
                    }
                });
            }
        }
        await().atMost(Duration.ofMinutes(5))
                .until(() ->
                        client.countWorkflows("TaskQueue = '" + UNPOLLED + "'").getCount() == tenants.size());
        log.info("{} workflows started in {} s", tenants.size(), (System.nanoTime() - began) / 1_000_000_000);
    }

    private static void start(WorkflowClient client, TenantId tenant) {
        client.newUntypedWorkflowStub(
                        "TenantLifecycle",
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(tenant.workflowId())
                                .setTaskQueue(UNPOLLED)
                                .build())
                .start();
    }
}
