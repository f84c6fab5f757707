package io.flowhq.shell.tenant;

import io.flowhq.client.TenantNotFound;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.shell.platform.Platform;
import io.flowhq.shell.terminal.Call;
import io.flowhq.shell.terminal.ExitCode;
import io.flowhq.shell.terminal.Failure;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.shell.terminal.Style;
import io.flowhq.store.tenant.TenantOverview;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code tenant delete}: nothing takes it back, so the name is to be typed. */
@Component
final class DeleteTenant extends ShellCommand {

    private static final Duration PACE = Duration.ofMillis(250);

    private final Platform platform;

    DeleteTenant(Platform platform) {
        super(TenantArgument.of("tenant delete", "Deletes a tenant with its messages and session; asks for its name.")
                .option(TenantChange.WAIT)
                .option(TenantChange.WHY));
        this.platform = platform;
    }

    @Override
    protected void run(Call call) throws InterruptedException {
        TenantOverview before = platform.tenant(call.argument(TenantArgument.NAME));
        String name = before.tenant().name();
        if (!call.agreesByTyping(
                "This deletes " + name + " with all its messages and its session, for good. Type its name:", name)) {
            call.note("Nothing deleted.");
            return;
        }
        TenantId id = before.tenant().id();
        CommandResult answer =
                platform.commands().delete(id, RequestId.random(), platform.operator(), call.option("why"));
        Optional<Duration> wait = call.duration("wait");
        if (wait.isPresent()) {
            awaitGone(id, name, wait.get());
            call.output().print(new CommandDone(before, PhaseName.DELETED, null, "All of it is gone."));
        } else {
            call.output().print(CommandDone.of(before, answer));
        }
    }

    private void awaitGone(TenantId id, String name, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (isThere(id)) {
            if (System.nanoTime() > end) {
                throw new Failure(ExitCode.FAILED, name + " is still being deleted after " + Style.span(limit) + ".");
            }
            Thread.sleep(PACE);
        }
    }

    private boolean isThere(TenantId id) {
        try {
            platform.tenant(id);
            return true;
        } catch (TenantNotFound gone) {
            return false;
        }
    }
}
