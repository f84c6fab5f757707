package io.flowhq.worker.session;

import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionEvent;
import io.flowhq.runtime.log.TenantLogContext;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the workflows whose sessions died with the process before this one. Without it they would learn so when its
 * heartbeats had been missing for half a minute, and where it cannot be told, they still do.
 */
public final class RestartReporter {

    private static final Logger log = LoggerFactory.getLogger(RestartReporter.class);

    private final WorkflowNotifier workflow;

    RestartReporter(WorkflowNotifier workflow) {
        this.workflow = workflow;
    }

    /** Returns at once; Temporal may be away. */
    public void report(List<SessionAssignment> ended) {
        ended.forEach(session -> Thread.ofVirtual()
                .name("restart-of-" + session.tenant())
                .start(TenantLogContext.of(session.tenant(), () -> report(session))));
    }

    private void report(SessionAssignment session) {
        try {
            workflow.notify(session, SessionEvent.Kind.WORKER_RESTARTED);
            log.info("Temporal was told that epoch {} ended with the process before", session.epoch());
        } catch (RuntimeException away) {
            log.info("Temporal was not told that epoch {} has ended: {}", session.epoch(), away.toString());
        }
    }
}
