package io.flowhq.worker.fleet;

import io.flowhq.runtime.metrics.ReadinessCheck;
import io.flowhq.worker.FleetSettings;
import io.flowhq.worker.capacity.ProcessTree;
import io.flowhq.worker.session.SessionHost;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How full this worker is and what it weighs. It is ready while it can host sessions, full or not. */
@Component
class WorkerMetrics implements MeterBinder, ReadinessCheck {

    private final FleetSettings settings;
    private final SessionHost host;
    private final ProcessTree processes = new ProcessTree(ProcessHandle.current());

    WorkerMetrics(FleetSettings settings, SessionHost host) {
        this.settings = settings;
        this.host = host;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("flowhq.worker.slots", settings::slots)
                .description("Sessions this worker has room for")
                .register(registry);
        Gauge.builder("flowhq.worker.sessions", host::used)
                .description("Sessions this worker hosts")
                .register(registry);
        Gauge.builder("flowhq.worker.memory.bytes", processes::memory)
                .description("Anonymous memory of the worker with its browsers")
                .register(registry);
        Gauge.builder("flowhq.worker.fit", () -> host.isFit() ? 1 : 0)
                .description("1 when this host can open sessions")
                .register(registry);
    }

    @Override
    public Optional<String> fault() {
        return host.fault();
    }
}
