package io.flowhq.shell.tenant;

import io.flowhq.contract.TenantId;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.CommandSyntax;
import io.flowhq.shell.terminal.Invocation;

/** The argument that names a tenant, the same in every command. */
public final class TenantArgument {

    public static final String NAME = "tenant";
    public static final String DESCRIPTION = "its id, the first 4 or more digits of it, or its name";

    private TenantArgument() {}

    /** The tenant that was named. */
    public static TenantId id(ShellServices shellServices, Invocation invocation) {
        return shellServices.tenant(invocation.argument(NAME)).tenant().id();
    }

    /** The syntax of a command about one tenant. */
    public static CommandSyntax of(String command, String summary) {
        return CommandSyntax.of(command, summary).argument(NAME, DESCRIPTION);
    }
}
