package io.flowhq.store.settings;

/** The process was asked to end while it waited for its database. */
class StoppedWhileWaiting extends RuntimeException {

    StoppedWhileWaiting() {
        super("stopped while waiting for the database");
    }
}
