package io.flowhq.shell.tenant;

import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.CommandSyntax;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.store.tenant.TenantOverview;
import java.time.Duration;
import java.util.Optional;

/** A command to one tenant's lifecycle: given, answered with the new state, and waited for with {@code --wait}. */
class TenantChange extends ShellCommand {

    static final OptionSpec WAIT =
            OptionSpec.duration("wait", "60s", "Ends when the tenant is there, or fails when it is not in time.");
    static final OptionSpec WHY = OptionSpec.text("why", "TEXT", "The reason, for the audit trail.");

    private final ShellServices shellServices;
    private final CommandKind command;
    private final WaitCondition waitCondition;

    TenantChange(
            CommandSyntax commandSyntax,
            CommandKind command,
            WaitCondition waitCondition,
            ShellServices shellServices) {
        super(commandSyntax.option(WAIT).option(WHY));
        this.command = command;
        this.waitCondition = waitCondition;
        this.shellServices = shellServices;
    }

    /** Asks the person when the command cannot be taken back; false is a no. */
    protected boolean isAgreed(TenantOverview tenant, Invocation invocation) {
        return true;
    }

    /** The way back, for commands that have one; empty text for the others. */
    protected String undo(TenantOverview tenant) {
        return "";
    }

    @Override
    protected final void run(Invocation invocation) throws InterruptedException {
        TenantOverview before = shellServices.tenant(invocation.argument(TenantArgument.NAME));
        if (!isAgreed(before, invocation)) {
            invocation.note("Nothing done.");
            return;
        }
        TenantId id = before.tenant().id();
        CommandResult answer = shellServices
                .commands()
                .give(command, id, RequestId.random(), shellServices.operator(), invocation.option("why"));
        String next = (answer.nextStep() + " " + undo(before)).strip();
        Optional<Duration> wait = invocation.duration("wait");
        if (wait.isEmpty()) {
            invocation.output().print(new CommandDone(before, answer.phase(), answer.reason(), next));
            return;
        }
        TenantOverview after = waitCondition.await(before, () -> shellServices.tenant(id), wait.get());
        invocation.output().print(CommandDone.of(before, after, next));
    }
}
