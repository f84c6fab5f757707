package io.flowhq.contract.lifecycle;

/** Why a tenant is parked in {@code ERROR}; each has one guidance text for the person who must act. */
public enum Reason {
    /** The phone removed this linked device; a new scan is needed. */
    LOGGED_OUT,
    /** WhatsApp blocked or restricted the account; nothing is retried. */
    BANNED,
    /** The same session was opened elsewhere. */
    CONFLICT,
    /** Nobody scanned any of the QR codes offered. */
    SCAN_TIMEOUT,
    /** Ten recoveries failed in a row. */
    RECOVERY_EXHAUSTED,
    /** The tenant could not be prepared to run. */
    PROVISION_FAILED,
    /** WhatsApp Web refused this browser. */
    BROWSER_REJECTED,
    /** WhatsApp Web no longer offers a function that the bridge needs. */
    PAGE_INCOMPATIBLE
}
