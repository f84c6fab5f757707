package io.flowhq.web.api;

import io.flowhq.contract.lifecycle.PhaseName;

/** The states of a session as WAHA's clients know them. */
enum ApiStatus {
    STOPPED,
    STARTING,
    SCAN_QR_CODE,
    WORKING,
    FAILED;

    static ApiStatus of(PhaseName phase) {
        return switch (phase) {
            case NEW, STOPPING, STOPPED, DELETED -> STOPPED;
            case PROVISIONING, WAITING_FOR_SLOT, STARTING, RECOVERING -> STARTING;
            case AWAITING_SCAN -> SCAN_QR_CODE;
            case RUNNING -> WORKING;
            case ERROR -> FAILED;
        };
    }
}
