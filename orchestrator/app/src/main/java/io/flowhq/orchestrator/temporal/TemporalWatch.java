package io.flowhq.orchestrator.temporal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Says once that Temporal has gone away while tenants are taken care of, and once that it is back. The SDK's pollers, which
 * would say so several times a second, are silenced in application.yml.
 */
@Component
class TemporalWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TemporalWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(3);

    private final TemporalServer temporal;
    private @Nullable ScheduledExecutorService timer;
    private @Nullable String said;

    TemporalWatch(TemporalServer temporal) {
        this.temporal = temporal;
    }

    private void look() {
        String trouble = temporal.unreachable();
        if (trouble != null && said == null) {
            log.warn("{}; tenants wait until it does", trouble);
        } else if (trouble == null && said != null) {
            log.info("Temporal answers again");
        }
        said = trouble;
    }

    /** After the workers, which wait for Temporal themselves. */
    @Override
    public int getPhase() {
        return TenantWorkers.PHASE + 1;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("temporal-watch").factory());
        started.scheduleWithFixedDelay(this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
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
