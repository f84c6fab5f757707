package io.flowhq.runtime.metrics;

import java.util.Optional;

/** One thing that a process needs to do its work. Asked by every probe, so answered from memory. */
@FunctionalInterface
public interface ReadinessCheck {

    /** Why the process cannot do its work now, in one sentence; empty when it can. */
    Optional<String> fault();
}
