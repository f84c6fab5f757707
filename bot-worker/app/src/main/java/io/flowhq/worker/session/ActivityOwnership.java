package io.flowhq.worker.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Which activity owns a session now; for a while it may be none. */
final class ActivityOwnership {

    private final InstantSource clock;
    private @Nullable Object present;
    private @Nullable Instant missingSince;

    ActivityOwnership(InstantSource clock) {
        this.clock = clock;
    }

    /** An activity takes the session; its token gives it back. */
    synchronized Object take() {
        Object token = new Object();
        present = token;
        missingSince = null;
        return token;
    }

    /** Nothing happens when another activity has taken it meanwhile. */
    synchronized void leave(Object token) {
        if (present == token) {
            present = null;
            missingSince = clock.instant();
        }
    }

    /** No activity has come for it for this long, though the workflow could have sent one. */
    boolean missingFor(Duration time, WorkflowNotifier workflow) {
        Instant since;
        synchronized (this) {
            since = missingSince;
        }
        if (since == null || clock.instant().isBefore(since.plus(time))) {
            return false;
        }
        if (workflow.reachable()) {
            return true;
        }
        synchronized (this) {
            if (missingSince != null) {
                missingSince = clock.instant();
            }
        }
        return false;
    }
}
