package io.flowhq.shell.worker;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.NameSource;
import io.flowhq.store.fleet.WorkerState;
import java.time.InstantSource;
import java.util.List;
import org.springframework.shell.core.command.completion.CompletionProposal;
import org.springframework.stereotype.Component;

/** The bot-workers there are, for completion. */
@Component
final class WorkerNames implements NameSource {

    private final ShellServices shellServices;
    private final InstantSource clock;

    WorkerNames(ShellServices shellServices, InstantSource clock) {
        this.shellServices = shellServices;
        this.clock = clock;
    }

    @Override
    public String argument() {
        return DrainWorker.ARGUMENT;
    }

    @Override
    public List<CompletionProposal> now() {
        return shellServices.workers().all().stream()
                .map(worker -> new CompletionProposal(worker.id().value())
                        .description(WorkerState.of(worker, clock.instant()).word()))
                .toList();
    }
}
