package io.flowhq.shell.request;

import io.flowhq.contract.ExitCode;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.CommandFailure;
import io.flowhq.shell.terminal.CommandSyntax;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.store.portal.SetupRequest;
import java.util.List;
import java.util.Locale;

/** The request that a command is about, by its id or the beginning of it. */
final class RequestArgument {

    private static final String NAME = "request";

    private RequestArgument() {}

    static CommandSyntax of(String name, String summary) {
        return CommandSyntax.of(name, summary).argument(NAME, "its id, or the first digits of it");
    }

    /** @throws CommandFailure when it is no request's, or several requests' */
    static SetupRequest find(ShellServices shellServices, Invocation invocation) {
        String asked = invocation.argument(NAME);
        String prefix = asked.toLowerCase(Locale.ROOT);
        List<SetupRequest> found = shellServices.requests().list().stream()
                .filter(request -> RequestFields.id(request).startsWith(prefix))
                .toList();
        return switch (found.size()) {
            case 0 ->
                throw new CommandFailure(
                        ExitCode.NOT_FOUND, "There is no request '" + asked + "'. All of them: request list");
            case 1 -> found.getFirst();
            default ->
                throw CommandFailure.usage(found.size() + " requests begin with '" + asked + "'. Say more of the id.");
        };
    }
}
