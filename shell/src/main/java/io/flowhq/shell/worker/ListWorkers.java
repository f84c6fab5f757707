package io.flowhq.shell.worker;

import io.flowhq.shell.platform.Platform;
import io.flowhq.shell.terminal.Call;
import io.flowhq.shell.terminal.Report;
import io.flowhq.shell.terminal.Syntax;
import io.flowhq.shell.terminal.View;
import org.springframework.stereotype.Component;

/** {@code worker list}. */
@Component
final class ListWorkers extends Report {

    private final Platform platform;

    ListWorkers(Platform platform) {
        super(Syntax.of("worker list", "Lists the bot-workers with their slots."));
        this.platform = platform;
    }

    @Override
    protected View look(Call call) {
        return new WorkerList(platform.workers().all(), call.clock().instant());
    }
}
