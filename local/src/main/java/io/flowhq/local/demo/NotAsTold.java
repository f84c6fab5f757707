package io.flowhq.local.demo;

/** A step did not go as the story tells; the message says what was seen instead. */
final class NotAsTold extends RuntimeException {

    NotAsTold(String seen) {
        super(seen);
    }
}
