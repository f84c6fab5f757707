package io.flowhq.worker.fleet;

import io.flowhq.worker.FleetSettings;
import io.flowhq.worker.session.SessionHost;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts the worker's task queues when everything else is up, and moves its sessions before it stops. */
final class WorkerLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WorkerLifecycle.class);
    private static final Duration QUEUES_STOP_TIMEOUT = Duration.ofSeconds(10);

    private final TaskWorkers queues;
    private final WorkerHeartbeat heartbeat;
    private final HostHealth health;
    private final SessionHost host;
    private final FleetSettings settings;
    private final WorkerDrain drain;
    private final DrainRequestPoller drainRequests;
    private final Runnable onPolling;
    /** Apart from the sessions' heartbeats, which a slow database must not delay. */
    private final ScheduledExecutorService reports = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("worker-heartbeat").factory());

    private volatile boolean running;

    /** @param onPolling run once this worker can be given something to do */
    WorkerLifecycle(
            TaskWorkers queues,
            WorkerHeartbeat heartbeat,
            HostHealth health,
            SessionHost host,
            FleetSettings settings,
            WorkerDrain drain,
            DrainRequestPoller drainRequests,
            Runnable onPolling) {
        this.queues = queues;
        this.heartbeat = heartbeat;
        this.health = health;
        this.host = host;
        this.settings = settings;
        this.drain = drain;
        this.drainRequests = drainRequests;
        this.onPolling = onPolling;
    }

    @Override
    public void start() {
        health.check();
        drainRequests.check();
        queues.start();
        onPolling.run();
        if (drain.draining()) {
            queues.close();
        }
        running = true;
        reports.scheduleAtFixedRate(this::report, 0, settings.reportEvery().toMillis(), TimeUnit.MILLISECONDS);
        drainRequests.start();
    }

    private void report() {
        try {
            heartbeat.report(drain.draining());
        } catch (RuntimeException e) {
            log.debug("The worker's report could not be written: {}", e.getMessage());
        }
    }

    @Override
    public void stop() {
        running = false;
        reports.shutdownNow();
        drainRequests.close();
        drain.leave(settings.leaveWithin());
        queues.stop(QUEUES_STOP_TIMEOUT);
        host.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything else goes, and after everything else is there. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
