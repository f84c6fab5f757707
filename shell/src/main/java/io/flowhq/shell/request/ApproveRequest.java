package io.flowhq.shell.request;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.store.portal.SetupRequest;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** {@code request approve}. */
@Component("request approve")
final class ApproveRequest extends ShellCommand {

    private final ShellServices shellServices;

    ApproveRequest(ShellServices shellServices) {
        super(RequestArgument.of("request approve", "Approves a request: the tenant gets its settings and is started.")
                .option(OptionSpec.text("notes", "TEXT", "Shown to the owner."))
                .example("request approve 5d2e --notes \"Karibu\""));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        SetupRequest request = RequestArgument.find(shellServices, invocation);
        SetupRequest decided = shellServices
                .setup()
                .approve(Objects.requireNonNull(request.id()), invocation.option("notes"), shellServices.operator());
        invocation.output().print(new SetupRequestDetails(decided));
    }
}
