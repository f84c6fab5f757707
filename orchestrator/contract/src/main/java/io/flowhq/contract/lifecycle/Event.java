package io.flowhq.contract.lifecycle;

/** Something that happened to a tenant and may move it to another {@link Phase}. */
public sealed interface Event {

    /** What a person or program asked for; {@link CommandRules} says when it may. */
    sealed interface Asked extends Event {}

    record StartRequested() implements Asked {}

    record StopRequested() implements Asked {}

    record RestartRequested() implements Asked {}

    record ForceRestartRequested() implements Asked {}

    record LogoutRequested() implements Asked {}

    record DeleteRequested() implements Asked {}

    /** What the running session told; only ever of the session that is open. */
    sealed interface Told extends Event {}

    /** A bot-worker took the session. */
    record SessionHosted() implements Told {}

    record QrShown() implements Told {}

    /** The phone took the code; the page is synchronising. */
    record CodeScanned() implements Told {}

    record SessionConnected() implements Told {}

    /** The page is offline and reconnects by itself. */
    record SessionDisconnected() implements Told {}

    /** What the workflow found or brought about. */
    sealed interface Found extends Event {}

    record TenantProvisioned() implements Found {}

    record ProvisioningFailed() implements Found {}

    /** No bot-worker took the session while it was on offer. */
    record NoSlotFree() implements Found {}

    /**
     * The session ended and is to be brought back.
     *
     * @param attempt see {@link Phase.Recovering}
     */
    record SessionLost(int attempt) implements Found {}

    /** The session ended and only a person can help. */
    record SessionParked(Reason reason) implements Found {}

    /** Nothing of the session runs any more, as was asked. */
    record SessionClosed() implements Found {}

    /** The old browser is gone, as was asked, and a new one is opened. */
    record SessionReopened() implements Found {}

    record TenantRemoved() implements Found {}
}
