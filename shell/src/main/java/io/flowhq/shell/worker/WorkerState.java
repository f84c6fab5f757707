package io.flowhq.shell.worker;

import io.flowhq.shell.terminal.Tone;
import io.flowhq.store.fleet.WorkerReport;
import java.time.Instant;

/** How a bot-worker is, as its last report and the time since then tell. */
public enum WorkerState {
    LIVE("Live", Tone.GOOD),
    DRAINING("Draining", Tone.ATTENTION),
    GONE("Gone", Tone.BAD);

    private final String words;
    private final Tone tone;

    WorkerState(String words, Tone tone) {
        this.words = words;
        this.tone = tone;
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

    Tone tone() {
        return tone;
    }
}
