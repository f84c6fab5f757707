package io.flowhq.contract.lifecycle;

/** Why a tenant is in {@code ERROR} and needs a person; each has one guidance text for whoever acts. */
public enum ErrorReason {
    /** The phone removed this linked device; a new scan is needed. */
    LOGGED_OUT("The phone removed this linked device. Start the tenant and scan the new code."),
    /** WhatsApp blocked or restricted the account; nothing is retried. */
    BANNED(
            "WhatsApp blocked this number. Open WhatsApp on the phone to see why; start again only once it works there."),
    /** The same session was opened elsewhere. */
    CONFLICT("This session was opened in another browser. Close that one, then start the tenant."),
    /** Nobody scanned any of the QR codes offered. */
    SCAN_TIMEOUT("Nobody scanned the codes in time. Have the phone at hand and ask for a new code."),
    /** Ten recoveries failed in a row. */
    RECOVERY_EXHAUSTED("Ten recoveries in a row failed. Read the last error, fix its cause, then start the tenant."),
    /** The tenant could not be prepared to run. */
    PROVISION_FAILED("The tenant could not be prepared. Check its settings and the database, then start it again."),
    /** WhatsApp Web refused this browser. */
    BROWSER_REJECTED(
            "WhatsApp Web refuses this browser version. Update the bot-worker's browser, then start the tenant."),
    /** WhatsApp Web no longer offers a function that the bridge needs. */
    PAGE_INCOMPATIBLE("WhatsApp Web changed and the bridge no longer fits it. Update wa-js, then start the tenant."),
    /** The phone that scanned belongs to another number than the tenant's. */
    WRONG_NUMBER("A phone with another number scanned the code. Start the tenant and scan with the right phone."),
    /** WhatsApp asks the account's owner for something on the phone. */
    ACTION_REQUIRED("WhatsApp needs something done on the phone. Open WhatsApp there, do it, then start the tenant.");

    private final String guidance;

    ErrorReason(String guidance) {
        this.guidance = guidance;
    }

    /** What happened and what to do, in English, for the operator. */
    public String guidance() {
        return guidance;
    }
}
