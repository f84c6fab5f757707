package io.flowhq.orchestrator.relay;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.TenantLifecycle;
import io.flowhq.contract.lifecycle.TenantLifecycleInput;
import io.flowhq.contract.lifecycle.TenantLifecycleStubs;
import io.flowhq.runtime.schedule.PeriodicTask;
import io.flowhq.store.lifecycle.CommandOutbox;
import io.flowhq.store.lifecycle.LifecycleRecords;
import io.flowhq.store.lifecycle.OutboxCommand;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks at start and every hour for what fell between PostgreSQL and Temporal: tenants that are to be running, or to be
 * gone, and have no workflow get one, and starts that were lost with their workflow are carried again. It acts only
 * on what Temporal itself describes as closed or unknown, and ends nothing.
 */
@Component
class WorkflowReconciliation extends PeriodicTask {

    private static final Logger log = LoggerFactory.getLogger(WorkflowReconciliation.class);
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final Duration RETRY_DELAY = Duration.ofMinutes(1);
    private static final Set<WorkflowExecutionStatus> CLOSED = EnumSet.of(
            WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED,
            WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_FAILED,
            WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED,
            WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TERMINATED,
            WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TIMED_OUT);

    private final LifecycleRecords records;
    private final CommandOutbox outbox;
    private final WorkflowClient temporal;
    private final Duration every;

    @Autowired
    WorkflowReconciliation(LifecycleRecords records, CommandOutbox outbox, WorkflowClient temporal) {
        this(records, outbox, temporal, INTERVAL);
    }

    WorkflowReconciliation(LifecycleRecords records, CommandOutbox outbox, WorkflowClient temporal, Duration every) {
        super("reconciliation");
        this.records = records;
        this.outbox = outbox;
        this.temporal = temporal;
        this.every = every;
    }

    /** @return how many tenants had lost their workflow */
    int reconcile() {
        List<TenantId> left =
                records.inNeedOfAWorkflow().stream().filter(this::hasNoWorkflow).toList();
        left.forEach(this::begin);
        List<OutboxCommand> lost = outbox.startsWithoutEffect().stream()
                .filter(start -> hasNoWorkflow(start.tenant()))
                .toList();
        lost.forEach(this::carryAgain);
        return left.size() + lost.size();
    }

    private boolean hasNoWorkflow(TenantId tenant) {
        try {
            return CLOSED.contains(temporal.newUntypedWorkflowStub(tenant.workflowId())
                    .describe()
                    .getStatus());
        } catch (WorkflowNotFoundException unknown) {
            return true;
        }
    }

    private void begin(TenantId tenant) {
        log.warn("tenant {} has lost its workflow; beginning one", tenant);
        TenantLifecycle workflow = TenantLifecycleStubs.begin(temporal, tenant);
        WorkflowClient.start(workflow::live, TenantLifecycleInput.of(tenant));
    }

    private void carryAgain(OutboxCommand start) {
        log.warn("the start of tenant {} was lost; carrying it again", start.tenant());
        outbox.carryAgain(start);
    }

    @Override
    protected Duration round() {
        try {
            int begun = reconcile();
            log.debug("reconciled: {} tenants had lost their workflow", begun);
        } catch (DataAccessException | TransactionException | WorkflowServiceException | StatusRuntimeException away) {
            log.warn("not reconciled, trying again in {} s: {}", RETRY_DELAY.toSeconds(), away.getMessage());
            return RETRY_DELAY;
        }
        return every;
    }
}
