package io.flowhq.shell.tenant;

import io.flowhq.shell.terminal.Syntax;

/** The argument that names a tenant, the same in every command. */
public final class TenantArgument {

    public static final String NAME = "tenant";
    public static final String DESCRIPTION = "its id, the first 4 or more digits of it, or its name";

    private TenantArgument() {}

    static Syntax of(String command, String summary) {
        return Syntax.of(command, summary).argument(NAME, DESCRIPTION);
    }
}
