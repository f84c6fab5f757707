package io.flowhq.worker.session;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionEvent;

/** Notifies the tenant's workflow of what happens to its session. */
interface WorkflowNotifier {

    /** @throws RuntimeException when the workflow cannot be reached now */
    void notify(SessionAssignment session, SessionEvent.Kind kind);

    /**
     * Starts the tenant's workflow, or finds the one that runs.
     *
     * @throws RuntimeException when Temporal cannot be reached now
     */
    void startLifecycle(TenantId tenant);

    /** Whether Temporal answers now; asked when no activity owns a session. */
    boolean reachable();
}
