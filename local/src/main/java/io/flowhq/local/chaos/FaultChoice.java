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
}
