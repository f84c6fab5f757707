package io.flowhq.orchestrator.temporal;

import io.flowhq.runtime.log.OutageLog;
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
 * Writes a heartbeat to PostgreSQL for as long as the workers poll. Whoever gives a command looks there first, because
 * Temporal counts the pollers of a dead orchestrator for minutes. Nothing is removed at the end: an orchestrator that is
 * being restarted is waited for.
 */
@Component
class HeartbeatPublisher extends PeriodicTask {

    private static final Logger log = LoggerFactory.getLogger(HeartbeatPublisher.class);
    /** Short, so that the heartbeat is there again before anyone concludes from its absence. */
    private static final Duration RETRY_DELAY = Duration.ofMillis(500);

    private final OrchestratorHeartbeats heartbeats;
    private final UUID id = UUID.randomUUID();
    private final OutageLog outage = new OutageLog(log, "The heartbeat of this orchestrator is written again");
    private boolean begun;

    HeartbeatPublisher(OrchestratorHeartbeats heartbeats) {
        super("orchestrator-heartbeat");
        this.heartbeats = heartbeats;
    }

    @Override
    protected Duration round() {
        try {
            if (begun) {
                heartbeats.beat(id);
            } else {
                heartbeats.begin(id);
                begun = true;
            }
        } catch (DataAccessException | TransactionException away) {
            outage.failed(
                    "The heartbeat of this orchestrator cannot be written; commands are refused until it can", away);
            return RETRY_DELAY;
        }
        outage.recovered();
        return OrchestratorHeartbeats.INTERVAL;
    }

    /** Started after the workers and stopped before them. */
    @Override
    public int getPhase() {
        return TenantWorkers.PHASE + 1;
    }
}
