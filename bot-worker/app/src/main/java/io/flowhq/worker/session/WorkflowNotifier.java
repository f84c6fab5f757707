package io.flowhq.worker.session;

import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionEvent;

/** Tells the tenant's workflow what happens to its session. */
interface WorkflowNotifier {

    /** @throws RuntimeException when the workflow cannot be reached now */
    void tell(SessionAssignment session, SessionEvent.Kind kind);

    /** Whether Temporal answers now; asked when nobody has come for a session. */
    boolean reachable();
}
