package io.flowhq.orchestrator.temporal;

import io.flowhq.runtime.log.OutageLog;
import io.flowhq.runtime.settings.StartupInterrupted;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Begins to poll when Temporal is there and has all that is needed, and stops polling before anything else is stopped.
 * What keeps Temporal from being ready is reported once per kind of fault and waited for.
 */
@Component
class TenantWorkers implements SmartLifecycle {

    /** Late to start and early to stop: what activities use is there before and after. */
    static final int PHASE = Integer.MAX_VALUE - 100;

    private static final Logger log = LoggerFactory.getLogger(TenantWorkers.class);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(10);

    private final WorkerFactory factory;
    private final TemporalPreflight temporal;
    private volatile boolean running;

    TenantWorkers(WorkerFactory factory, TemporalPreflight temporal) {
        this.factory = factory;
        this.temporal = temporal;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public void start() {
        awaitTemporal();
        factory.start();
        running = true;
        log.info("Taking tasks of tenants");
    }

    /** Waits as long as it takes; Spring interrupts who waits like this when the process is stopped meanwhile. */
    private void awaitTemporal() {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("temporal-wait").start(() -> probe(ready));
        try {
            ready.get();
        } catch (InterruptedException stopped) {
            ready.cancel(false); // and the interrupt is not passed on: what was opened so far has yet to be closed
            throw new StartupInterrupted("Temporal");
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private void probe(CompletableFuture<Void> ready) {
        try {
            OutageLog outage = new OutageLog(log, "Temporal is ready");
            for (String missing = temporal.missing();
                    missing != null && !ready.isDone();
                    missing = temporal.missing()) {
                outage.failed("Waiting: " + missing);
                Thread.sleep(RETRY_DELAY);
            }
            outage.recovered();
            ready.complete(null);
        } catch (InterruptedException | RuntimeException failed) {
            ready.completeExceptionally(failed);
        }
    }

    @Override
    public void stop() {
        factory.shutdown();
        factory.awaitTermination(SHUTDOWN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
