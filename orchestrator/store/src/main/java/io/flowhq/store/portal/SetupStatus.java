package io.flowhq.store.portal;

/** How far a {@link SetupRequest} has come. */
public enum SetupStatus {
    SUBMITTED,
    REVIEWING,
    APPROVED,
    /** The tenant has connected for the first time. */
    ACTIVE,
    REJECTED
}
