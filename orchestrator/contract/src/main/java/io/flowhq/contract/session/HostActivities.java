package io.flowhq.contract.session;

import io.temporal.activity.ActivityInterface;

/**
 * Short activities on {@code host-<workerId>} by which a workflow reaches the browser it owns; 20 to 40 ms each. Every
 * one fails with {@code ApplicationFailure} type {@code SessionGone}, not retryable, when this worker does not host the
 * session with this epoch.
 */
@ActivityInterface
public interface HostActivities {

    /** Asks the session to end with {@code outcome}, one of STOPPED, DRAINED, RECYCLED; returns before it has ended. */
    void endSession(SessionAssignment session, SessionOutcome outcome);

    /** Closes the browser at once, by force where needed, and removes nothing. */
    void killSession(SessionAssignment session);

    /** Logs the device out on the page; {@code runSession} ends with LOGGED_OUT. */
    void logout(SessionAssignment session);

    /** Removes profile and snapshots of a tenant that has no session on this worker. */
    void forgetSessionData(SessionAssignment session);

    /** Puts a pairing code for the tenant's own number into {@code whatsapp_sessions}. */
    void requestPairingCode(SessionAssignment session);

    /** Makes an idle linking page offer codes again. */
    void showNewCode(SessionAssignment session);

    /** Puts a picture of the page into {@code whatsapp_sessions}. */
    void takeScreenshot(SessionAssignment session);

    /** Does nothing: whoever hears the answer knows that the worker is there and hosts the session. */
    void ping(SessionAssignment session);

    /** As {@link #ping}; histories of older orchestrators call it. The pause itself is read from the tenant's row. */
    void pause(SessionAssignment session);

    /** As {@link #pause}. */
    void resume(SessionAssignment session);
}
