package io.flowhq.client;

import io.flowhq.client.refusal.WorkerNotFound;
import io.flowhq.store.fleet.WorkerReport;
import io.flowhq.store.fleet.Workers;
import java.util.List;
import java.util.function.Consumer;

/** What can be asked of a bot-worker. Each request is in the audit trail, done or refused. */
public class WorkerCommands {

    private final Workers workers;
    private final AuditLog audit;

    WorkerCommands(Workers workers, AuditLog audit) {
        this.workers = workers;
        this.audit = audit;
    }

    /**
     * Its sessions move elsewhere one by one and it takes no new ones.
     *
     * @return as it was when it was asked
     * @throws WorkerNotFound when no worker of this name has ever reported
     */
    public WorkerReport drain(String name, String by) {
        return ask(AuditAct.DRAIN, name, by, worker -> workers.drain(worker.id()));
    }

    /**
     * Lets a drained worker take sessions again.
     *
     * @return as it was when it was asked
     * @throws WorkerNotFound when no worker of this name has ever reported
     */
    public WorkerReport undrain(String name, String by) {
        return ask(AuditAct.UNDRAIN, name, by, worker -> workers.undrain(worker.id()));
    }

    private WorkerReport ask(AuditAct act, String name, String by, Consumer<WorkerReport> request) {
        return audit.change(act, null, by, facts -> {
            WorkerReport worker = find(name);
            facts.put("worker", worker.id().value());
            request.accept(worker);
            return worker;
        });
    }

    private WorkerReport find(String name) {
        List<WorkerReport> all = workers.all();
        return all.stream()
                .filter(worker -> worker.id().value().equals(name))
                .findFirst()
                .orElseThrow(() -> new WorkerNotFound(
                        name, all.stream().map(worker -> worker.id().value()).toList()));
    }
}
