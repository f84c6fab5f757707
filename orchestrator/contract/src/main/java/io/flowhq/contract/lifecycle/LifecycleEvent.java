package io.flowhq.contract.lifecycle;

/** Something that happened to a tenant and may move it to another {@link Phase}. */
public sealed interface LifecycleEvent {

    /** What a person or program asked for; {@link CommandRules} says when it may. */
    sealed interface Requested extends LifecycleEvent {}

    record StartRequested() implements Requested {}

    record StopRequested() implements Requested {}

    record RestartRequested() implements Requested {}

    record ForceRestartRequested() implements Requested {}

    record LogoutRequested() implements Requested {}

    record DeleteRequested() implements Requested {}

    /** What the running session reported; only ever of the session that is open. */
    sealed interface Reported extends LifecycleEvent {}

    /** A bot-worker took the session. */
    record SessionHosted() implements Reported {}

    record QrShown() implements Reported {}

    /** The phone took the code; the page is synchronising. */
    record CodeScanned() implements Reported {}

    record SessionConnected() implements Reported {}

    /** The page is offline and reconnects by itself. */
    record SessionDisconnected() implements Reported {}

    /** What the workflow found or brought about. */
    sealed interface Detected extends LifecycleEvent {}

    record TenantProvisioned() implements Detected {}

    record ProvisioningFailed() implements Detected {}

    /** No bot-worker took the session while it was on offer. */
    record NoSlotFree() implements Detected {}

    /**
     * The session ended and is to be brought back.
     *
     * @param attempt see {@link Phase.Recovering}
     */
    record SessionLost(int attempt) implements Detected {}

    /** The session ended and a person is needed: ERROR. */
    record SessionFailed(ErrorReason reason) implements Detected {}

    /** Nothing of the session runs any more, as was asked. */
    record SessionClosed() implements Detected {}

    /** The old browser is gone, as was asked, and a new one is opened. */
    record SessionReopened() implements Detected {}

    record TenantRemoved() implements Detected {}
}
