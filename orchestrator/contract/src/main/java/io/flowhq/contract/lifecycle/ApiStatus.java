package io.flowhq.contract.lifecycle;

/** The states of a session as WAHA's clients know them: a view of the phase. */
public enum ApiStatus {
    STOPPED,
    STARTING,
    SCAN_QR_CODE,
    WORKING,
    FAILED;

    public static ApiStatus of(PhaseName phase) {
        return DerivedStatuses.of(phase, false, false, false).api();
    }
}
