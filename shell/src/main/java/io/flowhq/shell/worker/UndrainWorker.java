package io.flowhq.shell.worker;

import io.flowhq.contract.WorkerId;
import io.flowhq.shell.terminal.CommandSyntax;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code worker undrain}. */
@Component
final class UndrainWorker extends ShellCommand {

    private final WorkerOrders orders;

    UndrainWorker(WorkerOrders orders) {
        super(CommandSyntax.of("worker undrain", "Lets a drained bot-worker take sessions again.")
                .argument(DrainWorker.ARGUMENT, "its name"));
        this.orders = orders;
    }

    @Override
    protected void run(Invocation invocation) {
        WorkerId worker = orders.find(invocation.argument(DrainWorker.ARGUMENT)).id();
        orders.undrain(worker);
        invocation
                .output()
                .print(new WorkerOrdered(
                        worker, WorkerState.LIVE, "It takes sessions again; those that moved stay where they are."));
    }
}
