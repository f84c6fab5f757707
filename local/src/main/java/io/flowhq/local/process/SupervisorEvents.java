package io.flowhq.local.process;

import java.io.IOException;
import java.time.Duration;

/** What a supervisor reports while it works; called on the monitors' threads. */
public interface SupervisorEvents {

    /** The first start is done and took {@code took}. */
    void ready(ProcessSpec processSpec, Duration took);

    /** The process ended as {@code ending} says and runs again as {@code pid}. */
    void startedAgain(ProcessSpec processSpec, String ending, long pid);

    /** The process ended and could not be started again; it is tried once more after a pause. */
    void cannotStart(ProcessSpec processSpec, IOException cause);

    /** The process did not end in its grace period and was killed. */
    void killed(ProcessSpec processSpec);
}
