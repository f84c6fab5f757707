package io.flowhq.simulator.service;

/** What was asked makes sense but not now; the message says why. */
public final class Impossible extends RuntimeException {
    public Impossible(String reason) {
        super(reason);
    }
}
