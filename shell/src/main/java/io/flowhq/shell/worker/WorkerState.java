package io.flowhq.shell.worker;

import io.flowhq.shell.terminal.StatusColor;
import io.flowhq.store.fleet.WorkerReport;
import java.time.Instant;

/** How a bot-worker is, as its last report and the time since then tell. */
public enum WorkerState {
    LIVE("Live", StatusColor.GOOD),
    DRAINING("Draining", StatusColor.ATTENTION),
    GONE("Gone", StatusColor.BAD);

    private final String words;
    private final StatusColor statusColor;

    WorkerState(String words, StatusColor statusColor) {
        this.words = words;
        this.statusColor = statusColor;
    }

    public static WorkerState of(WorkerReport worker, Instant now) {
        if (worker.isGone(now)) {
            return GONE;
        }
        return worker.draining() ? DRAINING : LIVE;
    }

    String words() {
        return words;
    }

    StatusColor tone() {
        return statusColor;
    }
}
