package io.flowhq.worker.fleet;

import io.flowhq.contract.WorkerId;
import io.flowhq.store.fleet.WorkerReport;
import io.flowhq.store.fleet.Workers;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.worker.capacity.ProcessTree;
import io.flowhq.worker.session.SessionHost;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Reports to the fleet that this worker is there, how full it is, and what is wrong with it and its sessions. */
final class WorkerHeartbeat {

    private final Workers workers;
    private final WorkerId id;
    private final int slots;
    private final SessionHost host;
    private final SessionRecords records;
    private final Supplier<Optional<String>> fault;
    private final InstantSource clock;
    private final Instant startedAt;
    private final ProcessTree processes = new ProcessTree(ProcessHandle.current());

    WorkerHeartbeat(
            Workers workers,
            WorkerId id,
            int slots,
            SessionHost host,
            SessionRecords records,
            Supplier<Optional<String>> fault,
            InstantSource clock) {
        this.workers = workers;
        this.id = id;
        this.slots = slots;
        this.host = host;
        this.records = records;
        this.fault = fault;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    void report(boolean draining) {
        workers.report(new WorkerReport(
                id,
                slots,
                host.used(),
                draining,
                processes.memory(),
                startedAt,
                clock.instant(),
                fault.get().orElse(null)));
        records.impairments(host.impairments());
    }
}
