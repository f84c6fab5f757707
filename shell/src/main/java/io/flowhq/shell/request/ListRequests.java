package io.flowhq.shell.request;

import io.flowhq.shell.platform.Platform;
import io.flowhq.shell.terminal.Call;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.Report;
import io.flowhq.shell.terminal.Syntax;
import io.flowhq.shell.terminal.View;
import io.flowhq.store.portal.SetupStatus;
import org.springframework.stereotype.Component;

/** {@code request list}. */
@Component
final class ListRequests extends Report {

    private final Platform platform;

    ListRequests(Platform platform) {
        super(Syntax.of("request list", "Lists owners' requests, newest first.")
                .option(OptionSpec.choice("status", SetupStatus.class, "Only those with this status.")));
        this.platform = platform;
    }

    @Override
    protected View look(Call call) {
        SetupStatus status = call.option("status", SetupStatus.class);
        return new RequestList(platform.requests().list().stream()
                .filter(request -> status == null || request.status() == status)
                .toList());
    }
}
