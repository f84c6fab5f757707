package io.flowhq.simulator.service.message;

/** What was asked makes sense but not now; the message says why. */
public final class RequestConflict extends RuntimeException {
    public RequestConflict(String reason) {
        super(reason);
    }
}
