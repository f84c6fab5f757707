package io.flowhq.shell.request;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ReportCommand;
import io.flowhq.shell.terminal.ResultView;
import org.springframework.stereotype.Component;

/** {@code request show}. */
@Component("request show")
final class ShowRequest extends ReportCommand {

    private final ShellServices shellServices;

    ShowRequest(ShellServices shellServices) {
        super(RequestArgument.of("request show", "Shows one request.").example("request show 5d2e"));
        this.shellServices = shellServices;
    }

    @Override
    protected ResultView look(Invocation invocation) {
        return new SetupRequestDetails(RequestArgument.find(shellServices, invocation));
    }
}
