package io.flowhq.web.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the calls of each key and says how long to wait when there are too many. A key may save up calls for one minute;
 * each is given back when its share of the minute has passed. It is kept in this process: each web process allows as many.
 */
final class RequestLimit {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final long interval;
    private final Map<Long, Instant> paidUntil = new ConcurrentHashMap<>();

    RequestLimit(int perMinute, InstantSource clock) {
        this.clock = clock;
        this.interval = WINDOW.toNanos() / perMinute;
    }

    /** Zero when the key may be used now, which is counted; otherwise how long it has to wait. */
    Duration take(long key) {
        var now = clock.instant();
        var wait = new Duration[] {Duration.ZERO};
        paidUntil.compute(key, (id, paid) -> {
            var from = paid == null || paid.isBefore(now) ? now : paid;
            var next = from.plusNanos(interval);
            var excess = Duration.between(now.plus(WINDOW), next);
            if (excess.isPositive()) {
                wait[0] = excess;
                return from;
            }
            return next;
        });
        return wait[0];
    }
}
