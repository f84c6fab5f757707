package io.flowhq.shell.tenant;

import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.CommandSyntax;
import io.flowhq.store.tenant.TenantOverview;

/** A change that is done without asking, because it says how to take it back. */
final class ReversibleChange extends TenantChange {

    private final String inverse;

    ReversibleChange(
            CommandSyntax commandSyntax,
            CommandKind command,
            WaitCondition waitCondition,
            ShellServices shellServices,
            String inverse) {
        super(commandSyntax, command, waitCondition, shellServices);
        this.inverse = inverse;
    }

    @Override
    protected String undo(TenantOverview tenant) {
        return "Undo: " + inverse + " " + ShortId.of(tenant);
    }
}
