package io.flowhq.local.process;

import java.io.IOException;
import java.time.Duration;

/** What a supervisor tells while it works; called from the keepers' threads. */
public interface SupervisorEvents {

    /** The first start is done and took {@code took}. */
    void ready(ProcessSpec processSpec, Duration took);

    /** The process had died as {@code ending} says and runs again as {@code pid}. */
    void startedAgain(ProcessSpec processSpec, String ending, long pid);

    /** The process had died and could not be started again; it is tried once more after a pause. */
    void cannotStart(ProcessSpec processSpec, IOException cause);

    /** The process did not end in its grace period and was killed. */
    void killed(ProcessSpec processSpec);
}
