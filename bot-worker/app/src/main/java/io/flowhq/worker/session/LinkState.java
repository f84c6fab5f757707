package io.flowhq.worker.session;

/** How far a session's page has come. */
enum LinkState {
    /** A page is being loaded; nothing is known of its link yet. */
    OPENING,
    /** Codes are offered. */
    AWAITING_SCAN,
    /** Linked; the chats are still coming. */
    SYNCHRONISING,
    CONNECTED,
    /** Was connected; the page is trying by itself to be so again. */
    OFFLINE
}
