package io.flowhq.shell.tenant;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ReportCommand;
import io.flowhq.shell.terminal.ResultView;
import org.springframework.stereotype.Component;

/** {@code tenant log}. */
@Component("tenant log")
final class ShowLog extends ReportCommand {

    private static final int USUAL = 20;

    private final ShellServices shellServices;

    ShowLog(ShellServices shellServices) {
        super(TenantArgument.of("tenant log", "Shows the end of a tenant's log file on this machine, newest last.")
                .option(OptionSpec.number("limit", "So many lines instead of " + USUAL + "."))
                .example("tenant log 3f9c --watch"));
        this.shellServices = shellServices;
    }

    @Override
    protected ResultView look(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        var log = shellServices.log();
        return new LogLines(log.last(tenant, invocation.number("limit", USUAL)), log.file(tenant));
    }
}
