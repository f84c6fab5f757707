package io.flowhq.orchestrator.retention;

import io.flowhq.runtime.log.OutageLog;
import io.flowhq.runtime.schedule.PeriodicTask;
import io.flowhq.store.retention.RetentionQueries;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Removes what is too old, in batches, at start and then regularly. Several orchestrators may do so at a time. */
@Component
@EnableConfigurationProperties(RetentionSettings.class)
class DataRetention extends PeriodicTask {

    private static final Logger log = LoggerFactory.getLogger(DataRetention.class);

    /** They are answered within a minute or never. */
    private static final Duration PAGE_REQUESTS = Duration.ofHours(1);

    private final RetentionQueries rows;
    private final RetentionSettings settings;
    private boolean failed;
    private final OutageLog outage = new OutageLog(log, "Data that is too old is removed again");

    DataRetention(RetentionQueries rows, RetentionSettings settings) {
        super("data-retention");
        this.rows = rows;
        this.settings = settings;
    }

    @Override
    protected Duration round() {
        failed = false;
        remove("texts of messages", rows::removeMessageTexts, settings.messageText());
        remove("audit entries", rows::removeAuditEntries, settings.audit());
        remove("phases", rows::removePhaseChanges, settings.gone());
        remove("hand-offs", rows::removeHandoffs, settings.gone());
        remove("counts of ignored messages", rows::removeIgnoredCounts, settings.gone());
        remove("workers", rows::removeGoneWorkers, settings.gone());
        remove("events of streams", rows::removeEvents, settings.events());
        remove("requests of pages", rows::removePageRequests, PAGE_REQUESTS);
        if (!failed) {
            outage.recovered();
        }
        return settings.interval();
    }

    /** What cannot be removed now is removed later, and keeps nothing else from being removed. */
    private void remove(String what, Batch batch, Duration age) {
        try {
            removeAll(what, batch, age);
        } catch (DataAccessException | TransactionException later) {
            failed = true;
            outage.failed("The " + what + " that are too old are removed later", later);
        }
    }

    private void removeAll(String what, Batch batch, Duration age) {
        int removed = 0;
        int some = settings.batch();
        while (some == settings.batch() && !Thread.currentThread().isInterrupted()) {
            some = batch.remove(age, settings.batch());
            removed += some;
        }
        if (removed > 0) {
            log.info("Removed {} {} older than {} hours", removed, what, age.toHours());
        }
    }

    /** Removes at most so many rows of an age. */
    @FunctionalInterface
    private interface Batch {
        int remove(Duration age, int max);
    }
}
