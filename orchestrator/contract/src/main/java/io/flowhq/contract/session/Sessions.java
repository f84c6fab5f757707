package io.flowhq.contract.session;

import io.temporal.activity.ActivityInterface;

/** The long activity that owns a tenant's browser, on queue {@code sessions}, or on a host's queue to adopt a live one. */
@ActivityInterface
public interface Sessions {

    /**
     * Runs the session until something ends it. Heartbeats every 5 s with a {@link SessionPulse}; heartbeat timeout
     * 30 s, one attempt: trying again is the workflow's decision. When its workflow moved on by continue-as-new, or the
     * server no longer knows it, it detaches and leaves the browser to be adopted.
     */
    SessionEnded runSession(SessionAssignment assignment);
}
