package io.flowhq.worker.session;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.TenantLifecycle;
import io.flowhq.contract.lifecycle.TenantLifecycleInput;
import io.flowhq.contract.lifecycle.TenantLifecycleStubs;
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
    public void notify(SessionAssignment session, SessionEvent.Kind kind) {
        try {
            temporal.newWorkflowStub(TenantLifecycle.class, session.tenant().workflowId())
                    .sessionEvent(new SessionEvent(session.epoch(), worker, kind));
        } catch (WorkflowNotFoundException e) {
            log.info("The workflow has ended; {} of epoch {} is dropped", kind, session.epoch());
        }
    }

    @Override
    public void startLifecycle(TenantId tenant) {
        WorkflowClient.start(TenantLifecycleStubs.begin(temporal, tenant)::live, TenantLifecycleInput.of(tenant));
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
