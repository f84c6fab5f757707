package io.flowhq.orchestrator.answering;

import io.flowhq.contract.lifecycle.TenantLifecycle;
import io.flowhq.contract.lifecycle.TenantSearchAttributes;
import io.flowhq.runtime.log.OutageLog;
import io.flowhq.runtime.schedule.PeriodicTask;
import io.flowhq.store.answering.AnsweringStatus;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Regularly compares what PostgreSQL says of tenants that do not answer with what the Temporal UI shows of them, and tells
 * the workflows of those that differ. It remembers nothing; a workflow that is told twice takes no notice.
 */
@Component
class AnsweringMonitor extends PeriodicTask {

    private static final Logger log = LoggerFactory.getLogger(AnsweringMonitor.class);
    private static final Duration INTERVAL = Duration.ofSeconds(20);
    private static final String SHOWN =
            "WorkflowType = 'TenantLifecycle' and ExecutionStatus = 'Running' and %s is not null"
                    .formatted(TenantSearchAttributes.NOT_ANSWERING.getName());

    private final AnsweringStatus status;
    private final WorkflowClient temporal;
    private final OutageLog outage = new OutageLog(log, "Temporal is told again which tenants do not answer");

    AnsweringMonitor(AnsweringStatus status, WorkflowClient temporal) {
        super("answering-monitor");
        this.status = status;
        this.temporal = temporal;
    }

    @Override
    protected Duration round() {
        try {
            compare();
            outage.recovered();
        } catch (DataAccessException | TransactionException | WorkflowServiceException | StatusRuntimeException away) {
            outage.failed("Temporal is not told which tenants do not answer", away);
        }
        return INTERVAL;
    }

    void compare() {
        Map<String, String> shown = shown();
        Map<String, String> causes = new HashMap<>();
        status.all()
                .forEach(tenant ->
                        causes.put(tenant.tenant().workflowId(), tenant.cause().name()));
        causes.forEach((workflow, cause) -> {
            if (!cause.equals(shown.get(workflow))) {
                tell(workflow, cause);
            }
        });
        shown.keySet().stream()
                .filter(workflow -> !causes.containsKey(workflow))
                .forEach(workflow -> tell(workflow, ""));
    }

    private Map<String, String> shown() {
        try (Stream<WorkflowExecutionMetadata> listed = temporal.listExecutions(SHOWN)) {
            return listed.collect(Collectors.toMap(
                    workflow -> workflow.getExecution().getWorkflowId(),
                    workflow -> String.valueOf(
                            workflow.getTypedSearchAttributes().get(TenantSearchAttributes.NOT_ANSWERING)),
                    (one, other) -> other));
        }
    }

    private void tell(String workflow, String cause) {
        try {
            temporal.newWorkflowStub(TenantLifecycle.class, workflow).notAnswering(cause);
        } catch (WorkflowNotFoundException ended) {
            log.debug("Workflow {} is not there to be told", workflow);
        } catch (WorkflowServiceException | StatusRuntimeException refused) {
            // It may be this workflow's alone; the others are told.
            log.info("Workflow {} is told in the next round: {}", workflow, refused.getMessage());
        }
    }
}
