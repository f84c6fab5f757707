package io.flowhq.shell.worker;

import io.flowhq.contract.WorkerId;
import io.flowhq.shell.platform.Platform;
import io.flowhq.shell.terminal.ExitCode;
import io.flowhq.shell.terminal.Failure;
import io.flowhq.store.fleet.WorkerReport;
import io.flowhq.store.portal.AuditEntry;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Orders to bot-workers, each of them in the audit trail. */
@Component
final class WorkerOrders {

    private final Platform platform;
    private final InstantSource clock;

    WorkerOrders(Platform platform, InstantSource clock) {
        this.platform = platform;
        this.clock = clock;
    }

    /** @throws Failure not found, naming the ones there are */
    WorkerReport find(String name) {
        return platform.workers().all().stream()
                .filter(worker -> worker.id().value().equals(name))
                .findFirst()
                .orElseThrow(() -> new Failure(ExitCode.NOT_FOUND, notFound(name)));
    }

    private String notFound(String name) {
        String known = platform.workers().all().stream()
                .map(worker -> worker.id().value())
                .collect(Collectors.joining(", "));
        return "There is no bot-worker '" + name + "'. "
                + (known.isEmpty() ? "None has ever reported." : "Those known: " + known + ".");
    }

    void drain(WorkerId worker) {
        platform.workers().drain(worker);
        audit(worker, "drain");
    }

    void undrain(WorkerId worker) {
        platform.workers().undrain(worker);
        audit(worker, "undrain");
    }

    private void audit(WorkerId worker, String command) {
        platform.audit()
                .record(new AuditEntry(
                        null,
                        null,
                        "command",
                        Map.of("by", platform.operator(), "command", command, "worker", worker.value()),
                        clock.instant()));
    }
}
