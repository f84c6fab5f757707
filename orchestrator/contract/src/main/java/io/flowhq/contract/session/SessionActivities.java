package io.flowhq.contract.session;

import io.temporal.activity.ActivityInterface;

/** The long activity that owns a tenant's browser, on queue {@code sessions}, or on a host's queue to come back to it. */
@ActivityInterface
public interface SessionActivities {

    /**
     * Runs the session until something ends it. Heartbeats every 5 s with a {@link SessionHeartbeat}; heartbeat timeout
     * 30 s, one attempt: trying again is the workflow's decision. When its workflow moved on by continue-as-new, or the
     * server no longer knows it, it detaches and leaves the browser to be adopted.
     *
     * <p>It signals {@link SessionEvent.Kind#HOSTED} first of all, and after adopting a live browser also the event of
     * the state that browser is in (QR_SHOWN, CONNECTED or DISCONNECTED): the workflow may have missed it.
     *
     * <p>Given on the worker's own queue to a worker that is full or leaving, it fails with {@code ApplicationFailure}
     * type {@code NoRoom}; the workflow then offers the session to all. A session that ends with
     * {@link SessionOutcome#LOGGED_OUT} has had its profile and snapshots removed.
     */
    SessionEnded runSession(SessionAssignment assignment);
}
