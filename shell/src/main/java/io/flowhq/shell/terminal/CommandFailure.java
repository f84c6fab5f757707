package io.flowhq.shell.terminal;

import io.flowhq.contract.ExitCode;
import org.jspecify.annotations.Nullable;

/** Why a command did not do what it was asked: one line for a person, one code for a program. */
public final class CommandFailure extends RuntimeException {

    private final ExitCode exitCode;

    /** @param line what, why and what to do, as one line */
    public CommandFailure(ExitCode exitCode, String line) {
        this(exitCode, line, null);
    }

    public CommandFailure(ExitCode exitCode, String line, @Nullable Throwable cause) {
        super(TerminalText.line(line), cause);
        this.exitCode = exitCode;
    }

    public static CommandFailure usage(String line) {
        return new CommandFailure(ExitCode.USAGE, line);
    }

    public static CommandFailure refused(String line) {
        return new CommandFailure(ExitCode.REFUSED, line);
    }

    public static CommandFailure interrupted() {
        return new CommandFailure(ExitCode.INTERRUPTED, "Interrupted.");
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /** The one line for a person. */
    public String line() {
        String message = getMessage();
        return message == null ? "Failed." : message;
    }
}
