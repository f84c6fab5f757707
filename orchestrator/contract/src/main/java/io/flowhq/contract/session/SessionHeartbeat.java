package io.flowhq.contract.session;

import io.flowhq.contract.Epoch;

/**
 * The heartbeat details of a session, shown under "Pending Activities" in the Temporal UI.
 *
 * @param memory anonymous memory of the browser's whole process tree, bytes
 */
public record SessionHeartbeat(Epoch epoch, Liveness liveness, long memory) {

    /** What the active probe through the page found. */
    public enum Liveness {
        /** Not yet linked or still opening. */
        OPENING,
        /** The page answered and its connection to the service did too. */
        LIVE,
        /** The page answered; its connection did not. */
        DEAF,
        /** The page did not answer in time. */
        UNKNOWN
    }
}
