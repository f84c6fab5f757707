package io.flowhq.contract.lifecycle;

/** How an open session is brought to its end. */
public enum ShutdownMode {
    /** Asked to close, given time, forced only when that runs out. */
    PROPERLY,
    /** Closed without asking. */
    BY_FORCE,
    /** Unlinked from the phone, and its data forgotten. */
    BY_LOGOUT
}
