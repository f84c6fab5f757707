package io.flowhq.local.chaos;

import java.time.Duration;

/**
 * How many businesses there are and how much their customers write.
 *
 * @param tenants the businesses
 * @param perSecond messages a second, to all of them together
 */
public record ChaosLoad(int tenants, double perSecond) {

    private static final double SECONDS_BETWEEN_MESSAGES = 20;
    private static final double ANSWERS_A_MINUTE = 4;

    /** One message to each business every twenty seconds. */
    public static ChaosLoad light(int tenants) {
        return new ChaosLoad(tenants, tenants / SECONDS_BETWEEN_MESSAGES);
    }

    /** How many messages a customer writes at once, so that a business stays well below what it may send in a minute. */
    int burst() {
        return (int) Math.max(1, Math.ceil(perSecond * 60 / tenants / ANSWERS_A_MINUTE));
    }

    /** From the beginning of one burst to that of the next. */
    Duration betweenBursts() {
        return Duration.ofNanos((long) (burst() / perSecond * 1e9));
    }
}
