package io.flowhq.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a supervisor told. */
final class Heard implements SupervisorEvents {

    final List<String> ready = new CopyOnWriteArrayList<>();
    final List<String> startedAgain = new CopyOnWriteArrayList<>();
    final List<String> killed = new CopyOnWriteArrayList<>();

    @Override
    public void ready(Part part, Duration took) {
        ready.add(part.name());
    }

    @Override
    public void startedAgain(Part part, String ending, long pid) {
        startedAgain.add(part.name() + ", " + ending);
    }

    @Override
    public void cannotStart(Part part, IOException cause) {
        throw new AssertionError(cause);
    }

    @Override
    public void killed(Part part) {
        killed.add(part.name());
    }
}
