package io.flowhq.orchestrator.temporal;

import io.flowhq.runtime.schedule.PeriodicTask;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Says once that Temporal has gone away while tenants are taken care of, and once that it is back. The SDK's pollers, which
 * would say so several times a second, are silenced in application.yml.
 */
@Component
class TemporalConnectionMonitor extends PeriodicTask {

    private static final Logger log = LoggerFactory.getLogger(TemporalConnectionMonitor.class);
    private static final Duration INTERVAL = Duration.ofSeconds(3);

    private final TemporalPreflight temporal;
    private @Nullable String said;

    TemporalConnectionMonitor(TemporalPreflight temporal) {
        super("temporal-watch");
        this.temporal = temporal;
    }

    @Override
    protected Duration round() {
        String trouble = temporal.unreachable();
        if (trouble != null && said == null) {
            log.warn("{}; tenants wait until it does", trouble);
        } else if (trouble == null && said != null) {
            log.info("Temporal answers again");
        }
        said = trouble;
        return INTERVAL;
    }

    /** After the workers, which wait for Temporal themselves. */
    @Override
    public int getPhase() {
        return TenantWorkers.PHASE + 1;
    }
}
