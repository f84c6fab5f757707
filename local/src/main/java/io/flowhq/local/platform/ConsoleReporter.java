package io.flowhq.local.platform;

import io.flowhq.local.process.ProcessSpec;
import io.flowhq.local.process.SupervisorEvents;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells the person at the terminal what the supervisor does, one line each, and keeps {@code platform.json} true. */
record ConsoleReporter(Consumer<String> say, Runnable processesChanged) implements SupervisorEvents {

    @Override
    public void ready(ProcessSpec processSpec, Duration took) {
        say.accept(String.format(Locale.ROOT, "%-13s ready in %.1f s", processSpec.name(), took.toMillis() / 1000.0));
    }

    @Override
    public void startedAgain(ProcessSpec processSpec, String ending, long pid) {
        processesChanged.run();
        say.accept(processSpec.name() + " died (" + ending + "), started again as process " + pid);
    }

    @Override
    public void cannotStart(ProcessSpec processSpec, IOException cause) {
        say.accept(processSpec.name() + " died and cannot be started (" + cause.getMessage() + "); trying again");
    }

    @Override
    public void killed(ProcessSpec processSpec) {
        say.accept(
                processSpec.name() + " did not stop in " + processSpec.grace().toSeconds() + " s and was killed");
    }
}
