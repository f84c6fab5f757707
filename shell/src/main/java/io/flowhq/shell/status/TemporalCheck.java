package io.flowhq.shell.status;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.WorkflowClient;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether Temporal answers. */
@Component
final class TemporalCheck {

    private final ObjectProvider<WorkflowClient> client;

    TemporalCheck(ObjectProvider<WorkflowClient> client) {
        this.client = client;
    }

    boolean answers() {
        try {
            client.getObject()
                    .getWorkflowServiceStubs()
                    .blockingStub()
                    .withDeadlineAfter(3, TimeUnit.SECONDS)
                    .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
            return true;
        } catch (StatusRuntimeException down) {
            return false;
        }
    }
}
