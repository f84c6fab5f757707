package io.flowhq.local.exit;

import io.flowhq.contract.ExitCode;

/** Ends a command with an exit code; the message is for the person at the terminal and says what to do next. */
public final class CommandFailed extends RuntimeException {

    private final ExitCode exitCode;

    public CommandFailed(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
