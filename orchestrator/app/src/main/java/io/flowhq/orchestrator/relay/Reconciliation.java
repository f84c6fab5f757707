package io.flowhq.orchestrator.relay;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.Lives;
import io.flowhq.contract.lifecycle.TenantLife;
import io.flowhq.contract.lifecycle.TenantLifecycle;
import io.flowhq.store.lifecycle.LifecycleRecords;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks at start and every hour for tenants that are to be running, or were being deleted, and have no workflow, and
 * begins one for each. It acts only on what Temporal itself describes as closed or unknown, and ends nothing.
 */
@Component
class Reconciliation implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMinutes(1);

    private final LifecycleRecords records;
    private final WorkflowClient temporal;
    private @Nullable ScheduledExecutorService timer;

    Reconciliation(LifecycleRecords records, WorkflowClient temporal) {
        this.records = records;
        this.temporal = temporal;
    }

    /** @return how many tenants had lost their workflow */
    int reconcile() {
        int begun = 0;
        for (TenantId tenant : records.desiredRunning()) {
            if (hasNone(tenant)) {
                begin(tenant);
                begun++;
            }
        }
        return begun;
    }

    private boolean hasNone(TenantId tenant) {
        try {
            return temporal.newUntypedWorkflowStub(tenant.workflowId())
                            .describe()
                            .getStatus()
                    != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
        } catch (WorkflowNotFoundException unknown) {
            return true;
        }
    }

    private void begin(TenantId tenant) {
        log.warn("tenant {} is to be running and has no workflow; beginning one", tenant);
        TenantLifecycle workflow = Lives.begin(temporal, tenant);
        WorkflowClient.start(workflow::live, TenantLife.of(tenant));
    }

    private void reconcileAndPlanTheNext(ScheduledExecutorService on) {
        Duration next = EVERY;
        try {
            int begun = reconcile();
            log.debug("reconciled: {} tenants had lost their workflow", begun);
        } catch (DataAccessException | TransactionException | WorkflowServiceException | StatusRuntimeException away) {
            log.warn("not reconciled, trying again in {} s: {}", SOON.toSeconds(), away.getMessage());
            next = SOON;
        }
        on.schedule(() -> reconcileAndPlanTheNext(on), next.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("reconciliation").factory());
        started.execute(() -> reconcileAndPlanTheNext(started));
        timer = started;
    }

    @Override
    public void stop() {
        if (timer != null) {
            timer.shutdownNow();
        }
        timer = null;
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
