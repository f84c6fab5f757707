package io.flowhq.contract.lifecycle;

import java.time.Duration;

/**
 * How long a tenant waits before it is brought back, and how often that is tried.
 *
 * @param first before the first attempt
 * @param factor by which each further wait grows
 * @param ceiling no wait is longer
 * @param attempts counted failures in a row after which a person is needed
 * @param forgivenAfter a tenant that ran this long counts from zero again
 */
public record BackOff(Duration first, int factor, Duration ceiling, int attempts, Duration forgivenAfter) {

    /** 5, 15, 45, 135, 300, 300 … s, ten attempts, forgotten after ten minutes of running. */
    public static final BackOff STANDARD =
            new BackOff(Duration.ofSeconds(5), 3, Duration.ofMinutes(5), 10, Duration.ofMinutes(10));

    /** @param attempt counted from 1 */
    public Duration delayBefore(int attempt) {
        Duration wait = first;
        for (int n = 1; n < attempt && wait.compareTo(ceiling) < 0; n++) {
            wait = wait.multipliedBy(factor);
        }
        return wait.compareTo(ceiling) < 0 ? wait : ceiling;
    }

    public boolean exhaustedBy(int attempt) {
        return attempt > attempts;
    }
}
