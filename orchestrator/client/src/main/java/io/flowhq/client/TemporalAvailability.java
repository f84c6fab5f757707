package io.flowhq.client;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** Whether Temporal answers. It is asked once in a few seconds, however many want to know, and not waited for long. */
public class TemporalAvailability {

    private static final Duration MAX_AGE = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(1);

    private final WorkflowClient temporal;
    private final InstantSource clock;
    private Answer last = new Answer(false, Instant.MIN);

    private record Answer(boolean answers, Instant at) {}

    TemporalAvailability(WorkflowClient temporal, InstantSource clock) {
        this.temporal = temporal;
        this.clock = clock;
    }

    public synchronized boolean answers() {
        Instant now = clock.instant();
        if (last.at().isBefore(now.minus(MAX_AGE))) {
            last = new Answer(ask(), now);
        }
        return last.answers();
    }

    private boolean ask() {
        try {
            temporal.getWorkflowServiceStubs()
                    .blockingStub()
                    .withDeadlineAfter(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
            return true;
        } catch (StatusRuntimeException silent) {
            return false;
        }
    }
}
