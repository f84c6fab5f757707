package io.flowhq.shell.request;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.CommandSyntax;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ReportCommand;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.store.portal.SetupStatus;
import org.springframework.stereotype.Component;

/** {@code request list}. */
@Component("request list")
final class ListRequests extends ReportCommand {

    private final ShellServices shellServices;

    ListRequests(ShellServices shellServices) {
        super(CommandSyntax.of("request list", "Lists owners' requests, newest first.")
                .option(OptionSpec.choice("status", SetupStatus.class, "Only those with this status."))
                .example("request list --status SUBMITTED"));
        this.shellServices = shellServices;
    }

    @Override
    protected ResultView look(Invocation invocation) {
        SetupStatus status = invocation.value("status", SetupStatus.class);
        return new RequestList(shellServices.requests().list().stream()
                .filter(request -> status == null || request.status() == status)
                .toList());
    }
}
