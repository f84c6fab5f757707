package io.flowhq.orchestrator.temporal;

import io.flowhq.runtime.schedule.PeriodicTask;
import io.flowhq.store.fleet.OrchestratorHeartbeats;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Says in PostgreSQL, for as long as the workers poll, that commands are taken here. Who gives one looks there first, for
 * Temporal counts an orchestrator that has died as there for minutes. Nothing is taken back at the end: one that is only
 * being restarted is waited for.
 */
@Component
class HeartbeatPublisher extends PeriodicTask {

    private static final Logger log = LoggerFactory.getLogger(HeartbeatPublisher.class);
    /** A database that was away is told soon after it is back, before anyone takes the silence for an answer. */
    private static final Duration RETRY = Duration.ofMillis(500);

    private final OrchestratorHeartbeats heartbeats;
    private final UUID me = UUID.randomUUID();
    private boolean begun;

    HeartbeatPublisher(OrchestratorHeartbeats heartbeats) {
        super("presence");
        this.heartbeats = heartbeats;
    }

    @Override
    protected Duration round() {
        try {
            if (begun) {
                heartbeats.beat(me);
            } else {
                heartbeats.begin(me);
                begun = true;
            }
        } catch (DataAccessException | TransactionException away) {
            log.debug("not said that commands are taken here: {}", away.getMessage());
            return RETRY;
        }
        return OrchestratorHeartbeats.EVERY;
    }

    /** After the workers have begun to poll, and silent before they stop. */
    @Override
    public int getPhase() {
        return TenantWorkers.PHASE + 1;
    }
}
