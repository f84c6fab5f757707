package io.flowhq.orchestrator.temporal;

import io.flowhq.runtime.metrics.ReadinessCheck;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** An orchestrator is ready while it polls for the tenants' tasks and Temporal answers. */
@Component
class PollingCheck implements ReadinessCheck {

    private final TenantWorkers workers;
    private final TemporalConnectionMonitor temporal;

    PollingCheck(TenantWorkers workers, TemporalConnectionMonitor temporal) {
        this.workers = workers;
        this.temporal = temporal;
    }

    @Override
    public Optional<String> fault() {
        return workers.isRunning() ? temporal.fault() : Optional.of("No tasks of tenants are taken yet.");
    }
}
