package io.flowhq.runtime.schedule;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Goes round once the process has started, and again after a pause, on a thread of its own, until it stops. */
public abstract class PeriodicTask implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PeriodicTask.class);
    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(1);

    private final String name;
    private @Nullable ScheduledExecutorService timer;

    /** @param name of the thread */
    protected PeriodicTask(String name) {
        this.name = name;
    }

    /**
     * Goes round once, and deals with what it can expect to meet; a fault it did not expect is logged, and the next round
     * is a minute later.
     *
     * @return the pause until the next
     */
    protected abstract Duration round();

    private void goOn(ScheduledExecutorService on) {
        Duration pause = AFTER_A_FAULT;
        try {
            pause = round();
        } catch (RuntimeException fault) {
            log.warn("{} did not get round", name, fault);
        }
        if (!on.isShutdown()) {
            on.schedule(() -> goOn(on), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        started.execute(() -> goOn(started));
        timer = started;
    }

    @Override
    public void stop() {
        if (timer != null) {
            timer.shutdownNow();
        }
        timer = null;
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
