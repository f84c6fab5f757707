package io.flowhq.local.safeguard;

import io.flowhq.local.chaos.FaultChoice;
import io.flowhq.local.chaos.InjectedFault;
import io.flowhq.local.scenario.Business;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The faults that a safeguard is there for, in turn: a run of few minutes would not meet them by chance. */
final class NeededFaults implements FaultChoice {

    /** Longer than a lease and than Temporal waits for a heartbeat, which are 30 s each, and than another worker takes to start. */
    private static final int PARTITION_SECONDS = 60;

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
            return new InjectedFault.PageFault(business, Map.of("disconnect", LOST_LINE_SECONDS), LOST_LINE_SECONDS);
        };
        FaultChoice suspendedHost = (random, businesses, workers) ->
                new InjectedFault.Suspend(traffic.workerOf(any(random, businesses)), PARTITION_SECONDS);
        FaultChoice lostHost =
                (random, businesses, workers) -> new InjectedFault.LoseHost(traffic.workerOf(any(random, businesses)));
        return switch (safeguard) {
            case NONE ->
                new NeededFaults(
                        NeededFaults::crashAfterSending,
                        lostLine,
                        NeededFaults::killedWorker,
                        suspendedHost,
                        lostHost,
                        NeededFaults::suspendedTemporal);
            case EFFECT_ONCE_CLAIM -> new NeededFaults(NeededFaults::crashAfterSending);
            case PAGE_DEADLINE, EPOCH_FENCING -> new NeededFaults(suspendedHost);
            case ORDER_PER_CHAT -> new NeededFaults(lostLine);
            case SESSION_SNAPSHOT -> new NeededFaults(lostHost);
            case SENDING_LIMIT, MISDIRECTION_CHECK ->
                new NeededFaults((random, businesses, workers) -> new InjectedFault.KillRenderer());
        };
    }

    @Override
    public InjectedFault next(Random random, List<Business> businesses, List<String> workers) {
        return inTurn.get(chosen++ % inTurn.size()).next(random, businesses, workers);
    }

    private static InjectedFault crashAfterSending(Random random, List<Business> businesses, List<String> workers) {
        return new InjectedFault.PageFault(any(random, businesses), Map.of("sendThenCrash", true), 10);
    }

    private static InjectedFault killedWorker(Random random, List<Business> businesses, List<String> workers) {
        return new InjectedFault.Kill(any(random, workers));
    }

    /** The sessions go on, while their heartbeats run out. */
    private static InjectedFault suspendedTemporal(Random random, List<Business> businesses, List<String> workers) {
        return new InjectedFault.Suspend("temporal", PARTITION_SECONDS);
    }

    private static <T> T any(Random random, List<T> among) {
        return among.get(random.nextInt(among.size()));
    }
}
