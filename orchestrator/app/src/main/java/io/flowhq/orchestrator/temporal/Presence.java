package io.flowhq.orchestrator.temporal;

import io.flowhq.store.fleet.OrchestratorHeartbeats;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Says in PostgreSQL, for as long as the workers poll, that commands are taken here. Who gives one looks there first, for
 * Temporal counts an orchestrator that has died as there for minutes. Nothing is taken back at the end: one that is only
 * being restarted is waited for.
 */
@Component
class Presence implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Presence.class);
    /** A database that was away is told soon after it is back, before anyone takes the silence for an answer. */
    private static final long RETRY_MILLIS = 500;

    private final OrchestratorHeartbeats heartbeats;
    private final UUID me = UUID.randomUUID();
    private @Nullable ScheduledExecutorService timer;
    private boolean begun;

    Presence(OrchestratorHeartbeats heartbeats) {
        this.heartbeats = heartbeats;
    }

    private void beatAndPlanTheNext(ScheduledExecutorService on) {
        long next = OrchestratorHeartbeats.EVERY.toMillis();
        try {
            if (begun) {
                heartbeats.beat(me);
            } else {
                heartbeats.begin(me);
                begun = true;
            }
        } catch (DataAccessException | TransactionException away) {
            log.debug("not said that commands are taken here: {}", away.getMessage());
            next = RETRY_MILLIS;
        }
        on.schedule(() -> beatAndPlanTheNext(on), next, TimeUnit.MILLISECONDS);
    }

    /** After the workers have begun to poll, and silent before they stop. */
    @Override
    public int getPhase() {
        return TenantWorkers.PHASE + 1;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("presence").factory());
        started.execute(() -> beatAndPlanTheNext(started));
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
