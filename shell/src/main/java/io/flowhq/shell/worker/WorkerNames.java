package io.flowhq.shell.worker;

import io.flowhq.shell.platform.Platform;
import io.flowhq.shell.terminal.LiveNames;
import java.time.InstantSource;
import java.util.List;
import org.springframework.shell.core.command.completion.CompletionProposal;
import org.springframework.stereotype.Component;

/** The bot-workers there are, for completion. */
@Component
final class WorkerNames implements LiveNames {

    private final Platform platform;
    private final InstantSource clock;

    WorkerNames(Platform platform, InstantSource clock) {
        this.platform = platform;
        this.clock = clock;
    }

    @Override
    public String argument() {
        return DrainWorker.ARGUMENT;
    }

    @Override
    public List<CompletionProposal> now() {
        return platform.workers().all().stream()
                .map(worker -> new CompletionProposal(worker.id().value())
                        .description(WorkerState.of(worker, clock.instant()).words()))
                .toList();
    }
}
