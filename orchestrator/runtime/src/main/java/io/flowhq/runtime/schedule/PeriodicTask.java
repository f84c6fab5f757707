package io.flowhq.runtime.schedule;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs once the process has started, and again after a delay, on a thread of its own, until it is stopped. Nothing that a
 * run throws ends it.
 */
public abstract class PeriodicTask implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PeriodicTask.class);
    private static final Duration DELAY_AFTER_FAILURE = Duration.ofMinutes(1);

    private final String name;
    private final Duration delayAfterFailure;
    private @Nullable ScheduledExecutorService timer;

    /** @param name of the thread */
    protected PeriodicTask(String name) {
        this(name, DELAY_AFTER_FAILURE);
    }

    PeriodicTask(String name, Duration delayAfterFailure) {
        this.name = name;
        this.delayAfterFailure = delayAfterFailure;
    }

    /**
     * Runs once and handles the failures it can expect; any other is logged, and the next run is a minute later.
     *
     * @return the delay until the next run
     */
    protected abstract Duration round();

    private void runAndSchedule(ScheduledExecutorService executor) {
        Duration delay = delayAfterFailure;
        try {
            delay = round();
        } catch (RuntimeException | Error failure) {
            log.warn("{} failed; next run in {} s", name, delay.toSeconds(), failure);
        }
        if (!executor.isShutdown()) {
            executor.schedule(() -> runAndSchedule(executor), delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        started.execute(() -> runAndSchedule(started));
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
