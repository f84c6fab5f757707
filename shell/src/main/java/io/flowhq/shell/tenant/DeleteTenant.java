package io.flowhq.shell.tenant;

import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.contract.ExitCode;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.CommandFailure;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.Poll;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.store.tenant.TenantOverview;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code tenant delete}: nothing takes it back, so the name is to be typed. */
@Component("tenant delete")
final class DeleteTenant extends ShellCommand {

    private final ShellServices shellServices;

    DeleteTenant(ShellServices shellServices) {
        super(TenantArgument.of("tenant delete", "Deletes a tenant with its messages and session; asks for its name.")
                .option(TenantChange.WAIT)
                .option(TenantChange.WHY)
                .example("tenant delete 3f9c --why \"the business has closed\""));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) throws InterruptedException {
        TenantOverview before = shellServices.tenant(invocation.argument(TenantArgument.NAME));
        String name = before.tenant().name();
        if (!invocation.agreesByTyping(
                "This deletes " + name + " with all its messages and its session, for good. Type its name:", name)) {
            invocation.note("Nothing deleted.");
            return;
        }
        TenantId id = before.tenant().id();
        CommandResult answer = shellServices
                .commands()
                .give(CommandKind.DELETE, id, RequestId.random(), shellServices.operator(), invocation.option("why"));
        Optional<Duration> wait = invocation.duration("wait");
        if (wait.isPresent()) {
            awaitGone(id, name, wait.get());
            invocation.output().print(new CommandDone(before, PhaseName.DELETED, null, "All of it is gone."));
        } else {
            invocation.output().print(CommandDone.of(before, answer));
        }
    }

    private void awaitGone(TenantId id, String name, Duration limit) throws InterruptedException {
        Poll.until(
                () -> isThere(id) ? Optional.empty() : Optional.of(id),
                limit,
                () -> new CommandFailure(
                        ExitCode.FAILED, name + " is still being deleted after " + OutputStyle.span(limit) + "."));
    }

    private boolean isThere(TenantId id) {
        try {
            shellServices.tenant(id);
            return true;
        } catch (TenantNotFound gone) {
            return false;
        }
    }
}
