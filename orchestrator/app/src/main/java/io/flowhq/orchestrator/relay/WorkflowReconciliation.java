package io.flowhq.orchestrator.relay;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.TenantLifecycleStubs;
import io.flowhq.runtime.schedule.PeriodicTask;
import io.flowhq.store.lifecycle.CommandOutbox;
import io.flowhq.store.lifecycle.LifecycleRecords;
import io.flowhq.store.lifecycle.OutboxCommand;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Finds, at start and every ninety seconds, what fell between PostgreSQL and Temporal: tenants that are to be running, or to be
 * gone, and have no workflow get one, and starts that were lost with their workflow are sent again. One listing of the
 * running workflows tells which tenants to look at; it lags, so a workflow counts as lost only when Temporal itself
 * describes it as closed or unknown. A tenant that cannot be described is left to the next round. It ends nothing.
 */
@Component
class WorkflowReconciliation extends PeriodicTask {

    private static final Logger log = LoggerFactory.getLogger(WorkflowReconciliation.class);
    private static final Duration INTERVAL = Duration.ofSeconds(90);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(30);
    private static final int MAX_FAILURES_IN_A_ROW = 3;
    private static final String RUNNING = "WorkflowType = 'TenantLifecycle' and ExecutionStatus = 'Running'";
    private static final Set<WorkflowExecutionStatus> CLOSED = EnumSet.of(
            WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED,
            WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_FAILED,
            WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED,
            WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TERMINATED,
            WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TIMED_OUT);

    private final LifecycleRecords records;
    private final CommandOutbox outbox;
    private final WorkflowClient temporal;
    private final WorkflowStatuses statuses;
    private final Duration interval;

    /** What Temporal says of one workflow; replaced where a test lets it fail. */
    interface WorkflowStatuses {
        /** @throws WorkflowNotFoundException when Temporal does not know it */
        WorkflowExecutionStatus of(TenantId tenant);
    }

    @Autowired
    WorkflowReconciliation(LifecycleRecords records, CommandOutbox outbox, WorkflowClient temporal) {
        this(records, outbox, temporal, INTERVAL);
    }

    WorkflowReconciliation(LifecycleRecords records, CommandOutbox outbox, WorkflowClient temporal, Duration interval) {
        this(records, outbox, temporal, described(temporal), interval);
    }

    WorkflowReconciliation(
            LifecycleRecords records,
            CommandOutbox outbox,
            WorkflowClient temporal,
            WorkflowStatuses statuses,
            Duration interval) {
        super("reconciliation");
        this.records = records;
        this.outbox = outbox;
        this.temporal = temporal;
        this.statuses = statuses;
        this.interval = interval;
    }

    private static WorkflowStatuses described(WorkflowClient temporal) {
        return tenant ->
                temporal.newUntypedWorkflowStub(tenant.workflowId()).describe().getStatus();
    }

    /** @return how many tenants had lost their workflow */
    int reconcile() {
        Set<String> running = runningWorkflows();
        return repair(records.inNeedOfAWorkflow(), tenant -> tenant, running, this::begin)
                + repair(outbox.startsWithoutEffect(), OutboxCommand::tenant, running, this::sendAgain);
    }

    private Set<String> runningWorkflows() {
        try (Stream<WorkflowExecutionMetadata> listed = temporal.listExecutions(RUNNING)) {
            return listed.map(workflow -> workflow.getExecution().getWorkflowId())
                    .collect(Collectors.toSet());
        }
    }

    private <T> int repair(List<T> candidates, Function<T, TenantId> tenant, Set<String> running, Consumer<T> repair) {
        int repaired = 0;
        int failures = 0;
        // In another order each time: those that cannot be described must not always be asked about first.
        List<T> shuffled = new ArrayList<>(candidates);
        Collections.shuffle(shuffled);
        for (T candidate : shuffled) {
            TenantId id = tenant.apply(candidate);
            if (running.contains(id.workflowId())) {
                continue;
            }
            try {
                if (hasNoWorkflow(id)) {
                    repair.accept(candidate);
                    repaired++;
                }
                failures = 0;
            } catch (WorkflowServiceException | StatusRuntimeException failed) {
                log.warn("Tenant {} could not be reconciled, the next round tries again: {}", id, failed.getMessage());
                if (++failures == MAX_FAILURES_IN_A_ROW) {
                    throw failed;
                }
            }
        }
        return repaired;
    }

    private boolean hasNoWorkflow(TenantId tenant) {
        try {
            return CLOSED.contains(statuses.of(tenant));
        } catch (WorkflowNotFoundException unknown) {
            return true;
        }
    }

    private void begin(TenantId tenant) {
        log.warn("Tenant {} has lost its workflow; starting one", tenant);
        TenantLifecycleStubs.startIfMissing(temporal, tenant);
    }

    private void sendAgain(OutboxCommand start) {
        log.warn("The start of tenant {} was lost; sending it again", start.tenant());
        outbox.carryAgain(start);
    }

    @Override
    protected Duration round() {
        try {
            int begun = reconcile();
            log.debug("Reconciled: {} tenants had lost their workflow", begun);
        } catch (DataAccessException | TransactionException | WorkflowServiceException | StatusRuntimeException away) {
            log.warn("Not reconciled, trying again in {} s: {}", RETRY_DELAY.toSeconds(), away.getMessage());
            return RETRY_DELAY;
        }
        return interval;
    }
}
