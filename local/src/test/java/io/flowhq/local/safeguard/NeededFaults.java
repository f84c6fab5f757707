package io.flowhq.local.safeguard;

import io.flowhq.local.chaos.FaultChoice;
import io.flowhq.local.chaos.InjectedFault;
import io.flowhq.local.scenario.Business;
import java.util.List;
import java.util.Random;

/** The faults that a safeguard is there for, in turn: a run of few minutes would not meet them by chance. */
final class NeededFaults implements FaultChoice {

    /** Longer than a lease and than Temporal waits for a heartbeat, which are 30 s each. */
    private static final int PARTITION_SECONDS = 45;

    /**
     * Not longer than a page lives by itself. Temporal may give the session to another worker from 6 s on, as the last heartbeat may
     * be 24 s old, while the page goes on for at least 17 s.
     */
    private static final int OVERLAP_SECONDS = 30;

    private static final int LOST_LINE_SECONDS = 16;

    private final List<FaultChoice> inTurn;
    private int chosen;

    private NeededFaults(FaultChoice... inTurn) {
        this.inTurn = List.of(inTurn);
    }

    static NeededFaults of(Safeguard safeguard, SafeguardTraffic traffic) {
        FaultChoice lostLine = (random, businesses, workers) -> {
            Business business = any(random, businesses);
            traffic.writeThreeTimes(business);
            return new InjectedFault.PageFault(business, "disconnect", LOST_LINE_SECONDS, LOST_LINE_SECONDS);
        };
        return switch (safeguard) {
            case NONE ->
                new NeededFaults(
                        NeededFaults::crashAfterSending,
                        lostLine,
                        NeededFaults::killedWorker,
                        NeededFaults::suspendedWorker,
                        NeededFaults::brieflySuspendedWorker,
                        NeededFaults::suspendedTemporal);
            case EFFECT_ONCE_CLAIM -> new NeededFaults(NeededFaults::crashAfterSending);
            case EPOCH_FENCING -> new NeededFaults(NeededFaults::brieflySuspendedWorker);
            case ORDER_PER_CHAT -> new NeededFaults(lostLine);
            case SESSION_SNAPSHOT -> new NeededFaults(NeededFaults::suspendedWorker, NeededFaults::killedWorker);
            case SENDING_LIMIT, MISDIRECTION_CHECK ->
                new NeededFaults((random, businesses, workers) -> new InjectedFault.KillRenderer());
        };
    }

    @Override
    public InjectedFault next(Random random, List<Business> businesses, List<String> workers) {
        return inTurn.get(chosen++ % inTurn.size()).next(random, businesses, workers);
    }

    private static InjectedFault crashAfterSending(Random random, List<Business> businesses, List<String> workers) {
        return new InjectedFault.PageFault(any(random, businesses), "sendThenCrash", true, 10);
    }

    private static InjectedFault killedWorker(Random random, List<Business> businesses, List<String> workers) {
        return new InjectedFault.Kill(any(random, workers));
    }

    private static InjectedFault suspendedWorker(Random random, List<Business> businesses, List<String> workers) {
        return new InjectedFault.Suspend(any(random, workers), PARTITION_SECONDS);
    }

    private static InjectedFault brieflySuspendedWorker(
            Random random, List<Business> businesses, List<String> workers) {
        return new InjectedFault.Suspend(any(random, workers), OVERLAP_SECONDS);
    }

    /** The sessions go on, while their heartbeats run out. */
    private static InjectedFault suspendedTemporal(Random random, List<Business> businesses, List<String> workers) {
        return new InjectedFault.Suspend("temporal", PARTITION_SECONDS);
    }

    private static <T> T any(Random random, List<T> among) {
        return among.get(random.nextInt(among.size()));
    }
}
