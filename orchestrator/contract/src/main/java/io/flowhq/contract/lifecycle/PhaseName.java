package io.flowhq.contract.lifecycle;

/** The names of the observed phases, as stored in {@code tenants.phase} and shown to people and programs. */
public enum PhaseName {
    /** Created and never started. */
    NEW,
    PROVISIONING,
    WAITING_FOR_SLOT,
    STARTING,
    AWAITING_SCAN,
    RUNNING,
    RECOVERING,
    STOPPING,
    STOPPED,
    ERROR,
    DELETED
}
