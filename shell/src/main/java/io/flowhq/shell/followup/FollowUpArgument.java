package io.flowhq.shell.followup;

import io.flowhq.contract.ExitCode;
import io.flowhq.shell.terminal.CommandFailure;
import io.flowhq.shell.terminal.Invocation;

/** The argument that names a follow-up of a tenant. */
final class FollowUpArgument {

    static final String NAME = "id";
    static final String DESCRIPTION = "the number that followup list shows";

    private FollowUpArgument() {}

    static long id(Invocation invocation) {
        String id = invocation.argument(NAME).strip();
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException malformed) {
            throw new CommandFailure(ExitCode.USAGE, "The id of a follow-up is a number, as followup list shows it.");
        }
    }
}
