package io.flowhq.worker.session;

import io.flowhq.contract.session.SessionAssignment;

/** A command came for a session that this worker does not host, or no longer with this epoch. */
final class SessionNotFound extends RuntimeException {

    SessionNotFound(SessionAssignment session) {
        super("epoch %s of tenant %s is not hosted here".formatted(session.epoch(), session.tenant()));
    }
}
