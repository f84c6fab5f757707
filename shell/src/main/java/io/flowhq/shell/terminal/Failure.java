package io.flowhq.shell.terminal;

import org.jspecify.annotations.Nullable;

/** Why a command did not do what it was asked: one line for a person, one code for a program. */
public final class Failure extends RuntimeException {

    private final ExitCode exitCode;

    /** @param line what, why and what to do, as one line */
    public Failure(ExitCode exitCode, String line) {
        this(exitCode, line, null);
    }

    public Failure(ExitCode exitCode, String line, @Nullable Throwable cause) {
        super(Plain.line(line), cause);
        this.exitCode = exitCode;
    }

    public static Failure usage(String line) {
        return new Failure(ExitCode.USAGE, line);
    }

    public static Failure refused(String line) {
        return new Failure(ExitCode.REFUSED, line);
    }

    public static Failure interrupted() {
        return new Failure(ExitCode.INTERRUPTED, "Interrupted.");
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
