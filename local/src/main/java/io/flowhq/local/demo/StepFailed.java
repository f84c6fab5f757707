package io.flowhq.local.demo;

/** A step did not go as expected; the message says what was seen instead. */
final class StepFailed extends RuntimeException {

    StepFailed(String seen) {
        super(seen);
    }
}
