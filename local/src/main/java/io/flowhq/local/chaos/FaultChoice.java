package io.flowhq.local.chaos;

import io.flowhq.local.scenario.Business;
import java.util.List;
import java.util.Random;

/** Chooses what goes wrong next in a run. */
@FunctionalInterface
public interface FaultChoice {

    /**
     * Asked right before the fault begins.
     *
     * @param random the run's own, so that a seed plays the same again
     * @param workers the names of the bot-workers
     */
    InjectedFault next(Random random, List<Business> businesses, List<String> workers);

    /** Anything. Workers are hit most: they hold what is easiest to lose. */
    static InjectedFault any(Random random, List<Business> businesses, List<String> workers) {
        Business business = businesses.get(random.nextInt(businesses.size()));
        String worker = workers.get(random.nextInt(workers.size()));
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> new InjectedFault.Kill(worker);
            case 3 -> new InjectedFault.Kill("orchestrator");
            case 4 -> new InjectedFault.Kill("web");
            case 5 -> new InjectedFault.Kill("temporal");
            case 6 -> new InjectedFault.Kill("postgres");
            case 7 -> new InjectedFault.Suspend(random.nextBoolean() ? worker : "orchestrator", 5 + random.nextInt(15));
            case 8 -> new InjectedFault.KillBrowser();
            case 9 -> new InjectedFault.KillRenderer();
            case 10 -> new InjectedFault.PageFault(business, "disconnect", 5, 10);
            case 11 -> new InjectedFault.PageFault(business, "duplicateEvents", true, 10);
            case 12 -> new InjectedFault.PageFault(business, "sendThenCrash", true, 10);
            default -> new InjectedFault.PageFault(business, "sendDelay", 2_000, 10);
        };
    }
}
