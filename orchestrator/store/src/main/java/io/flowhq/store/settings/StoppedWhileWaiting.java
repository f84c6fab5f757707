package io.flowhq.store.settings;

/** The process was asked to end while it waited for something it cannot work without. */
public final class StoppedWhileWaiting extends RuntimeException {

    /** @param what as in "waiting for <em>what</em>" */
    public StoppedWhileWaiting(String what) {
        super("stopped while waiting for " + what);
    }
}
