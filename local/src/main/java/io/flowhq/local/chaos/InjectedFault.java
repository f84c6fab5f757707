package io.flowhq.local.chaos;

import io.flowhq.local.scenario.Business;
import java.util.Map;
import java.util.TreeSet;

/** One thing that goes wrong, and whom it hits. */
public sealed interface InjectedFault {

    /** SIGKILL of a process of the platform, which its supervisor starts again. */
    record Kill(String process) implements InjectedFault {}

    /** SIGKILL of a bot-worker whose profiles are gone when it is started again, as if its host had been lost. */
    record LoseHost(String worker) implements InjectedFault {}

    /** SIGSTOP of a process, and SIGCONT some seconds later. */
    record Suspend(String process, int seconds) implements InjectedFault {}

    /** SIGKILL of one of the open browsers. */
    record KillBrowser() implements InjectedFault {}

    /** SIGKILL of the renderer of one of the open browsers. */
    record KillRenderer() implements InjectedFault {}

    /**
     * Faults of the simulated WhatsApp in one business's page, removed some seconds later.
     *
     * @param faults as the control API takes them
     */
    record PageFault(Business business, Map<String, Object> faults, int seconds) implements InjectedFault {}

    default String description() {
        return switch (this) {
            case Kill kill -> "SIGKILL of " + kill.process();
            case LoseHost lost -> "loss of " + lost.worker() + " with its profiles";
            case Suspend suspend -> "SIGSTOP of " + suspend.process() + " for " + suspend.seconds() + " s";
            case KillBrowser ignored -> "SIGKILL of a browser";
            case KillRenderer ignored -> "SIGKILL of a renderer";
            case PageFault fault ->
                String.join(", ", new TreeSet<>(fault.faults().keySet())) + " in the page of "
                        + fault.business().number();
        };
    }
}
