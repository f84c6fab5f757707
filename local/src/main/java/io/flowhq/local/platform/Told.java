package io.flowhq.local.platform;

import io.flowhq.local.process.Part;
import io.flowhq.local.process.SupervisorEvents;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells the person at the terminal what the supervisor does, one line each, and keeps {@code platform.json} true. */
record Told(Consumer<String> say, Runnable processesChanged) implements SupervisorEvents {

    @Override
    public void ready(Part part, Duration took) {
        say.accept(String.format(Locale.ROOT, "%-13s ready in %.1f s", part.name(), took.toMillis() / 1000.0));
    }

    @Override
    public void startedAgain(Part part, String ending, long pid) {
        processesChanged.run();
        say.accept(part.name() + " died (" + ending + "), started again as process " + pid);
    }

    @Override
    public void cannotStart(Part part, IOException cause) {
        say.accept(part.name() + " died and cannot be started (" + cause.getMessage() + "); trying again");
    }

    @Override
    public void killed(Part part) {
        say.accept(part.name() + " did not stop in " + part.grace().toSeconds() + " s and was killed");
    }
}
