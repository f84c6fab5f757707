package io.flowhq.shell.worker;

import io.flowhq.contract.ExitCode;
import io.flowhq.contract.WorkerId;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.CommandFailure;
import io.flowhq.store.fleet.WorkerReport;
import io.flowhq.store.portal.AuditEntry;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Orders to bot-workers, each of them in the audit trail. */
@Component
final class WorkerOrders {

    private final ShellServices shellServices;
    private final InstantSource clock;

    WorkerOrders(ShellServices shellServices, InstantSource clock) {
        this.shellServices = shellServices;
        this.clock = clock;
    }

    /** @throws CommandFailure not found, naming the ones there are */
    WorkerReport find(String name) {
        return shellServices.workers().all().stream()
                .filter(worker -> worker.id().value().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(ExitCode.NOT_FOUND, notFound(name)));
    }

    private String notFound(String name) {
        String known = shellServices.workers().all().stream()
                .map(worker -> worker.id().value())
                .collect(Collectors.joining(", "));
        return "There is no bot-worker '" + name + "'. "
                + (known.isEmpty() ? "None has ever reported." : "Those known: " + known + ".");
    }

    void drain(WorkerId worker) {
        shellServices.workers().drain(worker);
        audit(worker, "drain");
    }

    void undrain(WorkerId worker) {
        shellServices.workers().undrain(worker);
        audit(worker, "undrain");
    }

    private void audit(WorkerId worker, String command) {
        shellServices
                .audit()
                .record(new AuditEntry(
                        null,
                        null,
                        "command",
                        Map.of("by", shellServices.operator(), "command", command, "worker", worker.value()),
                        clock.instant()));
    }
}
