package io.flowhq.worker.fleet;

import java.util.Optional;

/** One thing that a host needs in order to open sessions. */
@FunctionalInterface
interface HostCheck {

    /** Why sessions cannot be opened here, in one sentence that says what to do; empty when nothing is wrong. */
    Optional<String> fault();

    /** Whether such a fault tends to pass within seconds, without anybody's doing. */
    default boolean mayPass() {
        return false;
    }
}
