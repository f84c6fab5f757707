package io.flowhq.shell.worker;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.CommandSyntax;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ReportCommand;
import io.flowhq.shell.terminal.ResultView;
import org.springframework.stereotype.Component;

/** {@code worker list}. */
@Component("worker list")
final class ListWorkers extends ReportCommand {

    private final ShellServices shellServices;

    ListWorkers(ShellServices shellServices) {
        super(CommandSyntax.of("worker list", "Lists the bot-workers with their slots."));
        this.shellServices = shellServices;
    }

    @Override
    protected ResultView look(Invocation invocation) {
        return new WorkerList(shellServices.workers().all(), invocation.clock().instant());
    }
}
