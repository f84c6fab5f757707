package io.flowhq.shell.tenant;

import io.flowhq.shell.terminal.CommandSyntax;

/** The argument that names a tenant, the same in every command. */
public final class TenantArgument {

    public static final String NAME = "tenant";
    public static final String DESCRIPTION = "its id, the first 4 or more digits of it, or its name";

    private TenantArgument() {}

    static CommandSyntax of(String command, String summary) {
        return CommandSyntax.of(command, summary).argument(NAME, DESCRIPTION);
    }
}
