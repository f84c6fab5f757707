package io.flowhq.worker.fleet;

import io.flowhq.worker.FleetSettings;
import io.flowhq.worker.session.SessionHost;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The worker's life as a member of the fleet: takes work when everything is up, and hands it on before it leaves. */
final class WorkerLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WorkerLifecycle.class);

    private final TaskWorkers queues;
    private final WorkerHeartbeat workerHeartbeat;
    private final SessionHost host;
    private final FleetSettings settings;
    private final ScheduledExecutorService heart;
    private final WorkerDrain workerDrain;
    private final DrainRequestPoller word;
    private volatile boolean running;

    WorkerLifecycle(
            TaskWorkers queues,
            WorkerHeartbeat workerHeartbeat,
            SessionHost host,
            FleetSettings settings,
            ScheduledExecutorService heart,
            WorkerDrain workerDrain,
            DrainRequestPoller word) {
        this.queues = queues;
        this.workerHeartbeat = workerHeartbeat;
        this.host = host;
        this.settings = settings;
        this.heart = heart;
        this.workerDrain = workerDrain;
        this.word = word;
    }

    @Override
    public void start() {
        queues.start();
        running = true;
        heart.scheduleAtFixedRate(this::report, 0, settings.reportEvery().toMillis(), TimeUnit.MILLISECONDS);
        word.listen();
    }

    private void report() {
        if (!running) {
            return;
        }
        try {
            workerHeartbeat.report(workerDrain.draining());
        } catch (RuntimeException e) {
            log.debug("the fleet could not be told: {}", e.getMessage());
        }
    }

    @Override
    public void stop() {
        running = false;
        word.close();
        workerDrain.leave(settings.leaveWithin());
        queues.stop(Duration.ofSeconds(10));
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
