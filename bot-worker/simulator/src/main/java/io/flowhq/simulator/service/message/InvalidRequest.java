package io.flowhq.simulator.service.message;

/** What was asked makes no sense, whatever the state; the message is fit for whoever asked. */
public final class InvalidRequest extends RuntimeException {
    public InvalidRequest(String reason) {
        super(reason);
    }
}
