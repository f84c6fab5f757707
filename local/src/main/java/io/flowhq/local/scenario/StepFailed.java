package io.flowhq.local.scenario;

/** A step did not go as expected; the message says what was seen instead. */
public final class StepFailed extends RuntimeException {

    public StepFailed(String seen) {
        super(seen);
    }
}
