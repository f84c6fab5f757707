package io.flowhq.local.chaos;

import io.flowhq.local.scenario.Business;
import java.util.List;
import java.util.Random;

/** One thing that goes wrong, and whom it hits. */
sealed interface InjectedFault {

    /** SIGKILL of a process of the platform, which its supervisor starts again. */
    record Kill(String process) implements InjectedFault {}

    /** SIGSTOP of a process, and SIGCONT some seconds later. */
    record Suspend(String process, int seconds) implements InjectedFault {}

    /** SIGKILL of one of the open browsers. */
    record KillBrowser() implements InjectedFault {}

    /** SIGKILL of the renderer of one of the open browsers. */
    record KillRenderer() implements InjectedFault {}

    /**
     * A fault of the simulated WhatsApp in one business's page, removed some seconds later.
     *
     * @param value as the control API takes it
     */
    record PageFault(Business business, String fault, Object value, int seconds) implements InjectedFault {}

    default String description() {
        return switch (this) {
            case Kill kill -> "SIGKILL of " + kill.process();
            case Suspend suspend -> "SIGSTOP of " + suspend.process() + " for " + suspend.seconds() + " s";
            case KillBrowser ignored -> "SIGKILL of a browser";
            case KillRenderer ignored -> "SIGKILL of a renderer";
            case PageFault fault ->
                fault.fault() + " in the page of " + fault.business().number();
        };
    }

    /** What hits next. Workers are hit most: they hold what is easiest to lose. */
    static InjectedFault next(Random random, List<Business> businesses, List<String> workers) {
        Business business = businesses.get(random.nextInt(businesses.size()));
        String worker = workers.get(random.nextInt(workers.size()));
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> new Kill(worker);
            case 3 -> new Kill("orchestrator");
            case 4 -> new Kill("web");
            case 5 -> new Kill("temporal");
            case 6 -> new Kill("postgres");
            case 7 -> new Suspend(random.nextBoolean() ? worker : "orchestrator", 5 + random.nextInt(15));
            case 8 -> new KillBrowser();
            case 9 -> new KillRenderer();
            case 10 -> new PageFault(business, "disconnect", 5, 10);
            case 11 -> new PageFault(business, "duplicateEvents", true, 10);
            case 12 -> new PageFault(business, "sendThenCrash", true, 10);
            default -> new PageFault(business, "sendDelay", 2_000, 10);
        };
    }
}
