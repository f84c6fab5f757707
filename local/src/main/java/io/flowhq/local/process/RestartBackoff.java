package io.flowhq.local.process;

import java.time.Duration;

/** How long to wait before a process that died is started again: 0.5 s, doubled each time, never above 5 s. */
final class RestartBackoff {

    private static final Duration MIN_DELAY = Duration.ofMillis(500);
    private static final Duration MAX_DELAY = Duration.ofSeconds(5);
    private static final Duration STABLE_UPTIME = Duration.ofSeconds(30);

    private Duration next = MIN_DELAY;

    /** The wait after a process that uptime for {@code uptime}; a long life starts the series anew. */
    Duration after(Duration uptime) {
        if (uptime.compareTo(STABLE_UPTIME) >= 0) {
            next = MIN_DELAY;
        }
        Duration pause = next;
        next = min(next.multipliedBy(2), MAX_DELAY);
        return pause;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
