package io.flowhq.worker.session;

import io.flowhq.contract.WorkerId;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the tenant's workflow what happens to its session. */
public class WorkflowLine {

    private static final Logger log = LoggerFactory.getLogger(WorkflowLine.class);

    private final WorkflowClient temporal;
    private final WorkerId worker;

    public WorkflowLine(WorkflowClient temporal, WorkerId worker) {
        this.temporal = temporal;
        this.worker = worker;
    }

    /** @throws RuntimeException when Temporal cannot be reached */
    void tell(SessionAssignment session, SessionEvent.Kind kind) {
        try {
            temporal.newUntypedWorkflowStub(session.tenant().workflowId())
                    .signal("sessionEvent", new SessionEvent(session.epoch(), worker, kind));
        } catch (WorkflowNotFoundException e) {
            log.info("nobody to tell {} of epoch {}: the workflow has ended", kind, session.epoch());
        }
    }
}
