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
    private static final int KEPT_WAITING_IN_A_CHAT = 50;
    private static final int BURSTS_OF_A_CUSTOMER = 3;

    /** One message to each business every twenty seconds. */
    public static ChaosLoad light(int tenants) {
        return new ChaosLoad(tenants, tenants / SECONDS_BETWEEN_MESSAGES);
    }

    /** How many messages a customer writes at once, so that a business stays well below what it may send in a minute. */
    int burst() {
        return (int) Math.max(1, Math.ceil(perSecond * 60 / tenants / ANSWERS_A_MINUTE));
    }

    /**
     * How often a customer writes so many: three times, so that their order matters, or fewer when all of them would be
     * more than a chat keeps waiting.
     */
    int burstsOfACustomer() {
        return Math.clamp(KEPT_WAITING_IN_A_CHAT / burst(), 1, BURSTS_OF_A_CUSTOMER);
    }

    /** From the beginning of one burst to that of the next. */
    Duration betweenBursts() {
        return Duration.ofNanos((long) (burst() / perSecond * 1e9));
    }
}
