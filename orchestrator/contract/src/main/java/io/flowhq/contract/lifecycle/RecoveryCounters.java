package io.flowhq.contract.lifecycle;

/**
 * How often in a row a tenant's session ended in ways that {@link BackOff}'s attempts do not count; all of it is zero
 * again after ten minutes of running.
 *
 * @param workerLosses workers lost under it
 * @param earlyLosses of these, the last ones in a row that were lost just after they had opened this session
 * @param failuresOnHost counted failures and unreachable services on one host
 * @param unreachable ends that were the world's fault
 */
public record RecoveryCounters(int workerLosses, int earlyLosses, int failuresOnHost, int unreachable) {

    public static final RecoveryCounters ZERO = new RecoveryCounters(0, 0, 0, 0);

    /** @param early the session was opened only moments before */
    public RecoveryCounters workerLost(boolean early) {
        return new RecoveryCounters(workerLosses + 1, early ? earlyLosses + 1 : 0, failuresOnHost, unreachable);
    }

    public RecoveryCounters failedOnHost() {
        return new RecoveryCounters(workerLosses, earlyLosses, failuresOnHost + 1, unreachable);
    }

    /** A worker other than the last one took the session. */
    public RecoveryCounters movedToHost() {
        return new RecoveryCounters(workerLosses, earlyLosses, 0, unreachable);
    }

    public RecoveryCounters foundUnreachable() {
        return new RecoveryCounters(workerLosses, earlyLosses, failuresOnHost, unreachable + 1);
    }
}
