package io.flowhq.worker.session;

import io.flowhq.contract.TenantId;

/** A session was offered to this very worker, which is full or leaving. */
final class NoRoom extends RuntimeException {

    NoRoom(TenantId tenant) {
        super("no room here for a session of " + tenant);
    }
}
