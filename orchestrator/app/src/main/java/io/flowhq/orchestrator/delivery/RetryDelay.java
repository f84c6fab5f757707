package io.flowhq.orchestrator.delivery;

import java.time.Duration;

/** How long to wait before another attempt: 5, 15, 45 seconds and so on, at most an hour. */
public final class RetryDelay {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration MAX = Duration.ofHours(1);
    private static final int MAX_ATTEMPTS_COUNTED = 8;

    private RetryDelay() {}

    /** @param attempts that failed so far */
    public static Duration after(int attempts) {
        Duration delay = FIRST;
        for (int times = 1; times < Math.min(attempts, MAX_ATTEMPTS_COUNTED); times++) {
            delay = delay.multipliedBy(3);
        }
        return delay.compareTo(MAX) < 0 ? delay : MAX;
    }
}
