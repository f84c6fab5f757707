package io.flowhq.worker.fleet;

import io.flowhq.contract.WorkerId;
import io.flowhq.store.fleet.WorkerReport;
import io.flowhq.store.fleet.Workers;
import io.flowhq.worker.capacity.ProcessTree;
import io.flowhq.worker.session.SessionHost;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Reports to the fleet that this worker is there, how full it is, and what is wrong with it. */
final class WorkerHeartbeat implements HostCheck {

    private final Workers workers;
    private final WorkerId id;
    private final String instance;
    private final int slots;
    private final SessionHost host;
    private final Supplier<Optional<String>> fault;
    private final InstantSource clock;
    private final Instant startedAt;
    private volatile boolean nameTaken;

    WorkerHeartbeat(
            Workers workers,
            WorkerId id,
            String instance,
            int slots,
            SessionHost host,
            Supplier<Optional<String>> fault,
            InstantSource clock) {
        this.workers = workers;
        this.id = id;
        this.instance = instance;
        this.slots = slots;
        this.host = host;
        this.fault = fault;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    void report(boolean draining) {
        nameTaken = !workers.report(
                new WorkerReport(
                        id,
                        slots,
                        host.used(),
                        draining,
                        ProcessTree.memory(ProcessHandle.current()),
                        startedAt,
                        clock.instant(),
                        fault.get().orElse(null)),
                instance);
    }

    /** Whether another process reports under this worker's name. */
    @Override
    public Optional<String> fault() {
        return nameTaken
                ? Optional.of("Another bot-worker reports under the name %s; set FLOWHQ_WORKER_NAME".formatted(id))
                : Optional.empty();
    }
}
