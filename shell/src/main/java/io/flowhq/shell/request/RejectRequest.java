package io.flowhq.shell.request;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.store.portal.SetupRequest;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** {@code request reject}. */
@Component("request reject")
final class RejectRequest extends ShellCommand {

    private final ShellServices shellServices;

    RejectRequest(ShellServices shellServices) {
        super(RequestArgument.of("request reject", "Rejects a request; the owner sees the notes and may ask again.")
                .option(OptionSpec.text("notes", "TEXT", "Shown to the owner."))
                .example("request reject 5d2e --notes \"the number is wrong\""));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        SetupRequest request = RequestArgument.find(shellServices, invocation);
        SetupRequest decided = shellServices
                .setup()
                .reject(Objects.requireNonNull(request.id()), invocation.option("notes"), shellServices.operator());
        invocation.output().print(new SetupRequestDetails(decided));
    }
}
