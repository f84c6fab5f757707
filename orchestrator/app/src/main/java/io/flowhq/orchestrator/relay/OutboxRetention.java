package io.flowhq.orchestrator.relay;

import io.flowhq.runtime.schedule.PeriodicTask;
import io.flowhq.store.lifecycle.CommandOutbox;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Empties the outbox, at start and every hour, of what was carried more than a week ago. Until then a start that was
 * lost can be found and carried again; the audit trail keeps for good what was asked for.
 */
@Component
class OutboxRetention extends PeriodicTask {

    private static final Logger log = LoggerFactory.getLogger(OutboxRetention.class);
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final Duration RETENTION = Duration.ofDays(7);
    private static final int BATCH_SIZE = 1_000;

    private final CommandOutbox outbox;

    OutboxRetention(CommandOutbox outbox) {
        super("outbox-retention");
        this.outbox = outbox;
    }

    /** @return how many commands are forgotten now */
    int removeDelivered() {
        int forgotten = 0;
        for (int some = BATCH_SIZE;
                some == BATCH_SIZE && !Thread.currentThread().isInterrupted(); ) {
            some = outbox.forgetDone(RETENTION, BATCH_SIZE);
            forgotten += some;
        }
        return forgotten;
    }

    @Override
    protected Duration round() {
        try {
            log.debug("{} carried commands are forgotten", removeDelivered());
        } catch (DataAccessException | TransactionException later) {
            log.debug("Carried commands are forgotten later: {}", later.getMessage());
        }
        return INTERVAL;
    }
}
