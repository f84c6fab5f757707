package io.flowhq.simulator.service;

import java.time.Duration;

/** Runs something later. */
public interface Scheduler {
    /** @return cancels it */
    Runnable after(Duration delay, Runnable what);
}
