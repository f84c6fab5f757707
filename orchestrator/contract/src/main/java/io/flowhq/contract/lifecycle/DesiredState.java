package io.flowhq.contract.lifecycle;

/** What the operator wants of a tenant, kept apart from the {@link PhaseName phase} that is observed. */
public enum DesiredState {
    RUNNING,
    STOPPED,
    DELETED
}
