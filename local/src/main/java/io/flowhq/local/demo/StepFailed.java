package io.flowhq.local.demo;

/** A step did not go as the story tells; the message says what was seen instead. */
final class StepFailed extends RuntimeException {

    StepFailed(String seen) {
        super(seen);
    }
}
