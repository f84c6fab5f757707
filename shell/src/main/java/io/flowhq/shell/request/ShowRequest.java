package io.flowhq.shell.request;

import io.flowhq.contract.ExitCode;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.CommandFailure;
import io.flowhq.shell.terminal.CommandSyntax;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ReportCommand;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.store.portal.SetupRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code request show}. */
@Component
final class ShowRequest extends ReportCommand {

    private final ShellServices shellServices;

    ShowRequest(ShellServices shellServices) {
        super(CommandSyntax.of("request show", "Shows one request.")
                .argument("request", "its id, or the first digits of it"));
        this.shellServices = shellServices;
    }

    @Override
    protected ResultView look(Invocation invocation) {
        String asked = invocation.argument("request");
        List<SetupRequest> found = shellServices.requests().list().stream()
                .filter(request -> RequestFields.id(request).startsWith(asked))
                .toList();
        return switch (found.size()) {
            case 0 ->
                throw new CommandFailure(
                        ExitCode.NOT_FOUND, "There is no request '" + asked + "'. All of them: request list");
            case 1 -> new RequestDetails(found.getFirst());
            default ->
                throw CommandFailure.usage(found.size() + " requests begin with '" + asked + "'. Say more of the id.");
        };
    }
}
