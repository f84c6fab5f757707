package io.flowhq.contract.session;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.WorkerId;

/**
 * Something a running session reports to its workflow, as a signal: a handful a day, ids and enums only.
 *
 * @param epoch the session that reports; the workflow drops an event of another one
 * @param worker the bot-worker that hosts it
 */
public record SessionEvent(Epoch epoch, WorkerId worker, Kind kind) {

    public enum Kind {
        /** A worker took the session and is opening its browser. */
        HOSTED,
        /** The first QR code of this epoch is in {@code whatsapp_sessions}. Rotations are not signalled. */
        QR_SHOWN,
        /** The phone scanned the code; the page is synchronising. */
        SCANNED,
        /** Authenticated and in stream mode MAIN. */
        CONNECTED,
        /** The page lost its connection and is trying by itself. */
        DISCONNECTED,
        /** The process that hosted the session has died with it, and another has begun in its place. */
        WORKER_RESTARTED
    }
}
