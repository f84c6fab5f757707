package io.flowhq.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a supervisor told. */
final class RecordedEvents implements SupervisorEvents {

    final List<String> ready = new CopyOnWriteArrayList<>();
    final List<String> startedAgain = new CopyOnWriteArrayList<>();
    final List<String> killed = new CopyOnWriteArrayList<>();

    @Override
    public void ready(ProcessSpec processSpec, Duration took) {
        ready.add(processSpec.name());
    }

    @Override
    public void startedAgain(ProcessSpec processSpec, String ending, long pid) {
        startedAgain.add(processSpec.name() + ", " + ending);
    }

    @Override
    public void cannotStart(ProcessSpec processSpec, IOException cause) {
        throw new AssertionError(cause);
    }

    @Override
    public void killed(ProcessSpec processSpec) {
        killed.add(processSpec.name());
    }
}
