package io.flowhq.orchestrator.temporal;

import io.flowhq.runtime.log.OutageLog;
import io.flowhq.runtime.schedule.PeriodicTask;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reports once that Temporal is unreachable while the workers poll, and once that it answers again. The SDK's pollers, which
 * would report it several times a second, are silenced in application.yml.
 */
@Component
class TemporalConnectionMonitor extends PeriodicTask {

    private static final Logger log = LoggerFactory.getLogger(TemporalConnectionMonitor.class);
    private static final Duration INTERVAL = Duration.ofSeconds(3);

    private final TemporalPreflight temporal;
    private final OutageLog outage = new OutageLog(log, "Temporal answers again");
    private volatile @Nullable String fault;

    TemporalConnectionMonitor(TemporalPreflight temporal) {
        super("temporal-watch");
        this.temporal = temporal;
    }

    /** Why Temporal could not be reached a moment ago; empty when it could. */
    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    @Override
    protected Duration round() {
        String unreachable = temporal.unreachable();
        fault = unreachable;
        if (unreachable == null) {
            outage.recovered();
        } else {
            outage.failed(unreachable + "; tenants wait until it does");
        }
        return INTERVAL;
    }

    /** After the workers, which wait for Temporal themselves. */
    @Override
    public int getPhase() {
        return TenantWorkers.PHASE + 1;
    }
}
