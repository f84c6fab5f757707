package io.flowhq.runtime.settings;

/** The process was asked to end while it waited for something it cannot work without. */
public final class StartupInterrupted extends RuntimeException {

    /** @param what as in "waiting for <em>what</em>" */
    public StartupInterrupted(String what) {
        super("stopped while waiting for " + what);
    }
}
