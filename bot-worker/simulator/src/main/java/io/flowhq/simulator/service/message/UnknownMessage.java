package io.flowhq.simulator.service.message;

/** The customer wrote no such message, or it is no longer remembered. */
public class UnknownMessage extends RuntimeException {
    public UnknownMessage(MessageKey key) {
        super("this customer wrote no message " + key);
    }
}
