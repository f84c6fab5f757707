package io.flowhq.store.fleet;

import java.time.Instant;

/** How a bot-worker is, as its last report and the time since then tell. */
public enum WorkerState {
    LIVE("Live"),
    DRAINING("Draining"),
    UNFIT("Takes no sessions"),
    GONE("Gone");

    private final String word;

    WorkerState(String word) {
        this.word = word;
    }

    public static WorkerState of(WorkerReport worker, Instant now) {
        if (worker.isGone(now)) {
            return GONE;
        }
        if (worker.draining()) {
            return DRAINING;
        }
        return worker.fault() == null ? LIVE : UNFIT;
    }

    public String word() {
        return word;
    }
}
