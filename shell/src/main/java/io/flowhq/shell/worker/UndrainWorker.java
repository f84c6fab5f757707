package io.flowhq.shell.worker;

import io.flowhq.contract.WorkerId;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.CommandSyntax;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.store.fleet.WorkerState;
import org.springframework.stereotype.Component;

/** {@code worker undrain}. */
@Component("worker undrain")
final class UndrainWorker extends ShellCommand {

    private final ShellServices shellServices;

    UndrainWorker(ShellServices shellServices) {
        super(CommandSyntax.of("worker undrain", "Lets a drained bot-worker take sessions again.")
                .argument(DrainWorker.ARGUMENT, "its name")
                .example("worker undrain worker-2"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        WorkerId worker = shellServices
                .workerCommands()
                .undrain(invocation.argument(DrainWorker.ARGUMENT), shellServices.operator())
                .id();
        invocation
                .output()
                .print(new WorkerOrdered(
                        worker, WorkerState.LIVE, "It takes sessions again; those that moved stay where they are."));
    }
}
