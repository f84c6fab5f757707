package io.flowhq.contract.lifecycle;

/** The status word of the signal API: a view of the phase. */
public enum ApiStatus {
    STOPPED,
    STARTING,
    SCAN_QR_CODE,
    WORKING,
    FAILED
}
