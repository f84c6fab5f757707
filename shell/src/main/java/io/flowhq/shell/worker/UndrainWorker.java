package io.flowhq.shell.worker;

import io.flowhq.contract.WorkerId;
import io.flowhq.shell.terminal.Call;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.shell.terminal.Syntax;
import org.springframework.stereotype.Component;

/** {@code worker undrain}. */
@Component
final class UndrainWorker extends ShellCommand {

    private final WorkerOrders orders;

    UndrainWorker(WorkerOrders orders) {
        super(Syntax.of("worker undrain", "Lets a drained bot-worker take sessions again.")
                .argument(DrainWorker.ARGUMENT, "its name"));
        this.orders = orders;
    }

    @Override
    protected void run(Call call) {
        WorkerId worker = orders.find(call.argument(DrainWorker.ARGUMENT)).id();
        orders.undrain(worker);
        call.output()
                .print(new WorkerOrdered(
                        worker, WorkerState.LIVE, "It takes sessions again; those that moved stay where they are."));
    }
}
