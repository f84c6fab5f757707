package io.flowhq.shell.request;

import io.flowhq.shell.platform.Platform;
import io.flowhq.shell.terminal.Call;
import io.flowhq.shell.terminal.ExitCode;
import io.flowhq.shell.terminal.Failure;
import io.flowhq.shell.terminal.Report;
import io.flowhq.shell.terminal.Syntax;
import io.flowhq.shell.terminal.View;
import io.flowhq.store.portal.SetupRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code request show}. */
@Component
final class ShowRequest extends Report {

    private final Platform platform;

    ShowRequest(Platform platform) {
        super(Syntax.of("request show", "Shows one request.").argument("request", "its id, or the first digits of it"));
        this.platform = platform;
    }

    @Override
    protected View look(Call call) {
        String asked = call.argument("request");
        List<SetupRequest> found = platform.requests().list().stream()
                .filter(request -> RequestFields.id(request).startsWith(asked))
                .toList();
        return switch (found.size()) {
            case 0 ->
                throw new Failure(ExitCode.NOT_FOUND, "There is no request '" + asked + "'. All of them: request list");
            case 1 -> new RequestDetails(found.getFirst());
            default -> throw Failure.usage(found.size() + " requests begin with '" + asked + "'. Say more of the id.");
        };
    }
}
