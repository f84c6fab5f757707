package io.flowhq.worker.session;

import io.flowhq.contract.TenantId;

/** A session was offered to this very worker, which is full or leaving. */
final class NoFreeSlot extends RuntimeException {

    NoFreeSlot(TenantId tenant) {
        super("no room here for a session of " + tenant);
    }
}
