package io.flowhq.shell.key;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.CommandSyntax;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ReportCommand;
import io.flowhq.shell.terminal.ResultView;
import org.springframework.stereotype.Component;

/** {@code key list}. */
@Component("key list")
final class ListKeys extends ReportCommand {

    private final ShellServices shellServices;

    ListKeys(ShellServices shellServices) {
        super(CommandSyntax.of("key list", "Lists the API keys, revoked ones included."));
        this.shellServices = shellServices;
    }

    @Override
    protected ResultView look(Invocation invocation) {
        return new KeyList(shellServices.keys().all(), invocation.clock().instant());
    }
}
