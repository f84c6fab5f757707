package io.flowhq.local.process;

import java.time.Duration;

/** How long to wait before a process that died is started again: 0.5 s, doubled each time, never above 5 s. */
final class RestartBackoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration STABLE = Duration.ofSeconds(30);

    private Duration next = FIRST;

    /** The wait after a process that lived for {@code lived}; a long life starts the series anew. */
    Duration after(Duration lived) {
        if (lived.compareTo(STABLE) >= 0) {
            next = FIRST;
        }
        Duration pause = next;
        next = min(next.multipliedBy(2), LONGEST);
        return pause;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
