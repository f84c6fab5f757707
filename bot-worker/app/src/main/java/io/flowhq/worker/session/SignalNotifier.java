package io.flowhq.worker.session;

import io.flowhq.contract.WorkerId;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionEvent;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link WorkflowNotifier} by signals. */
final class SignalNotifier implements WorkflowNotifier {

    private static final Logger log = LoggerFactory.getLogger(SignalNotifier.class);

    private final WorkflowClient temporal;
    private final WorkerId worker;

    SignalNotifier(WorkflowClient temporal, WorkerId worker) {
        this.temporal = temporal;
        this.worker = worker;
    }

    @Override
    public void tell(SessionAssignment session, SessionEvent.Kind kind) {
        try {
            temporal.newUntypedWorkflowStub(session.tenant().workflowId())
                    .signal("sessionEvent", new SessionEvent(session.epoch(), worker, kind));
        } catch (WorkflowNotFoundException e) {
            log.info("nobody to tell {} of epoch {}: the workflow has ended", kind, session.epoch());
        }
    }

    @Override
    public boolean reachable() {
        try {
            temporal.getWorkflowServiceStubs()
                    .blockingStub()
                    .withDeadlineAfter(3, TimeUnit.SECONDS)
                    .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
            return true;
        } catch (StatusRuntimeException e) {
            return false;
        }
    }
}
