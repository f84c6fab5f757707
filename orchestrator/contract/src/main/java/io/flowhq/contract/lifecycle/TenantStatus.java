package io.flowhq.contract.lifecycle;

/** {@code tenants.status}, the first product's vocabulary: a view of the phase (see {@code DerivedStatuses}). */
public enum TenantStatus {
    NEW,
    QR_PENDING,
    ACTIVE,
    PAUSED,
    ERROR
}
