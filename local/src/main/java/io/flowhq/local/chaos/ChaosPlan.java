package io.flowhq.local.chaos;

import java.time.Duration;

/**
 * How a run is played.
 *
 * @param load how many businesses there are and how much their customers write
 * @param length how long the platform is disturbed
 * @param seed what plays the same disturbances again
 * @param recoveryTimeout how long after a disturbance every business may take to answer before the next one follows
 * @param quietTimeout how long after the last disturbance questions may stay open before they count as lost
 */
public record ChaosPlan(ChaosLoad load, Duration length, long seed, Duration recoveryTimeout, Duration quietTimeout) {

    private static final Duration RECOVERY_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration QUIET_TIMEOUT = Duration.ofMinutes(5);

    /** With the timeouts of a platform that is expected to recover. */
    public static ChaosPlan of(ChaosLoad load, Duration length, long seed) {
        return new ChaosPlan(load, length, seed, RECOVERY_TIMEOUT, QUIET_TIMEOUT);
    }

    /** The same for a platform that is expected not to: nobody waits for what will not come. */
    public ChaosPlan impatient(Duration timeout) {
        return new ChaosPlan(load, length, seed, timeout, timeout);
    }
}
