package io.flowhq.shell.worker;

import io.flowhq.contract.ExitCode;
import io.flowhq.contract.WorkerId;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.CommandFailure;
import io.flowhq.shell.terminal.CommandSyntax;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.Poll;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.store.fleet.WorkerReport;
import io.flowhq.store.fleet.WorkerState;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code worker drain}: its sessions move elsewhere one by one and it takes no new ones. */
@Component("worker drain")
final class DrainWorker extends ShellCommand {

    static final String ARGUMENT = "worker";

    private final ShellServices shellServices;

    DrainWorker(ShellServices shellServices) {
        super(CommandSyntax.of("worker drain", "Moves a bot-worker's sessions elsewhere and gives it no new ones.")
                .argument(ARGUMENT, "its name")
                .option(OptionSpec.duration("wait", "60s", "Ends when it is empty, or fails when it is not in time."))
                .example("worker drain worker-2 --wait"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) throws InterruptedException {
        WorkerReport worker =
                shellServices.workerCommands().drain(invocation.argument(ARGUMENT), shellServices.operator());
        Optional<Duration> wait = invocation.duration("wait");
        int left = wait.isEmpty() ? worker.used() : awaitEmpty(worker.id(), wait.get());
        String next = left == 0
                ? "It is empty and may be stopped."
                : left + (left == 1 ? " session moves" : " sessions move")
                        + " elsewhere. Follow it: worker list --watch.";
        invocation
                .output()
                .print(new WorkerOrdered(
                        worker.id(), WorkerState.DRAINING, next + " Undo: worker undrain " + worker.id()));
    }

    private int awaitEmpty(WorkerId id, Duration limit) throws InterruptedException {
        return Poll.until(
                () -> Optional.of(used(id)).filter(used -> used == 0),
                limit,
                () -> new CommandFailure(
                        ExitCode.FAILED,
                        id + " still hosts " + used(id) + " of its sessions after " + OutputStyle.span(limit)
                                + ". Is there room elsewhere? worker list"));
    }

    private int used(WorkerId id) {
        return shellServices.workers().find(id).map(WorkerReport::used).orElse(0);
    }
}
