package io.flowhq.shell.tenant;

import io.flowhq.client.TenantCommands;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.shell.platform.Platform;
import io.flowhq.shell.terminal.Call;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.shell.terminal.Syntax;
import io.flowhq.store.tenant.TenantOverview;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command to one tenant's lifecycle: given, answered with the new state, and waited for with {@code --wait}. */
class TenantChange extends ShellCommand {

    static final OptionSpec WAIT =
            OptionSpec.duration("wait", "60s", "Ends when the tenant is there, or fails when it is not in time.");
    static final OptionSpec WHY = OptionSpec.text("why", "TEXT", "The reason, for the audit trail.");

    /** A method of {@link TenantCommands}. */
    interface Order {
        CommandResult give(
                TenantCommands commands, TenantId tenant, RequestId request, String by, @Nullable String why);
    }

    private final Platform platform;
    private final Order order;
    private final Goal goal;

    TenantChange(Syntax syntax, Order order, Goal goal, Platform platform) {
        super(syntax.option(WAIT).option(WHY));
        this.order = order;
        this.goal = goal;
        this.platform = platform;
    }

    /** Asks the person when the command cannot be taken back; false is a no. */
    protected boolean isAgreed(TenantOverview tenant, Call call) {
        return true;
    }

    /** The way back, for commands that have one; empty text for the others. */
    protected String undo(TenantOverview tenant) {
        return "";
    }

    @Override
    protected final void run(Call call) throws InterruptedException {
        TenantOverview before = platform.tenant(call.argument(TenantArgument.NAME));
        if (!isAgreed(before, call)) {
            call.note("Nothing done.");
            return;
        }
        TenantId id = before.tenant().id();
        CommandResult answer =
                order.give(platform.commands(), id, RequestId.random(), platform.operator(), call.option("why"));
        String next = (answer.nextStep() + " " + undo(before)).strip();
        Optional<Duration> wait = call.duration("wait");
        if (wait.isEmpty()) {
            call.output().print(new CommandDone(before, answer.phase(), answer.reason(), next));
            return;
        }
        TenantOverview after = goal.await(before, () -> platform.tenant(id), wait.get());
        call.output().print(CommandDone.of(before, after, next));
    }
}
