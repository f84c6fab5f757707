package io.flowhq.orchestrator.metrics;

import io.flowhq.store.fleet.WorkerReport;
import java.time.Instant;
import java.util.Locale;

/** What a bot-worker's last report says of it. */
enum WorkerState {
    FIT,
    UNFIT,
    DRAINING,
    GONE;

    static WorkerState of(WorkerReport report, Instant now) {
        if (report.isGone(now)) {
            return GONE;
        }
        if (report.draining()) {
            return DRAINING;
        }
        return report.fault() == null ? FIT : UNFIT;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
