package io.flowhq.contract.session;

/** How a session in a browser ended; {@code RecoveryRule} says whose fault that is and what follows. */
public enum SessionOutcome {
    /** Asked to stop: the browser was closed cleanly and a snapshot taken. */
    STOPPED,
    /** The worker is going away: closed cleanly, to be taken up elsewhere at once. */
    DRAINED,
    /** Closed at a quiet moment because the browser outgrew its memory budget; to be opened again at once. */
    RECYCLED,
    /** The phone, or our own logout, removed the device. */
    LOGGED_OUT,
    BANNED,
    /** The same session was opened elsewhere. */
    CONFLICT,
    /** The QR codes ran out without a scan. */
    SCAN_TIMEOUT,
    /** The browser or its page died and could not be replaced in place. */
    BROWSER_CRASHED,
    /** The page stopped answering and could not be recovered in place. */
    PAGE_HUNG,
    /** Connected, yet the service no longer reaches the page. */
    DEAF,
    /** Offline for longer than the page is given to reconnect. */
    DISCONNECTED,
    /** The page reported that its storage is gone or corrupt. */
    STORAGE_LOST,
    /** WhatsApp Web showed its page for unsupported browsers. */
    BROWSER_REJECTED,
    /** A function that the bridge needs is missing on the page. */
    PAGE_INCOMPATIBLE,
    /** Another epoch owns the session now, or the lease could not be renewed. */
    LEASE_LOST,
    /**
     * This worker cannot host the session: no Chromium or driver, no room on its disk, no database from here, or a
     * snapshot that cannot be opened here. Profile and snapshots are as they were before.
     */
    HOST_UNFIT,
    /** WhatsApp, or the network on the way to it, does not answer. */
    UNREACHABLE,
    /** WhatsApp Web says that the page it serves is outdated, and loading it again did not help. */
    PAGE_OUTDATED,
    /** The phone that scanned the code has another number than the tenant; the device was unlinked again. */
    WRONG_NUMBER,
    /** WhatsApp asks for something that only the account's owner can do, on the phone. */
    ACTION_REQUIRED
}
