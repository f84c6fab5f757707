package io.flowhq.shell.terminal;

/** What a one-shot command tells the program that called it; the same numbers as the launcher's. */
public enum ExitCode {
    DONE(0),
    FAILED(1),
    /** The command line itself is wrong: an unknown word, a missing value, a question nobody can answer. */
    USAGE(2),
    NOT_FOUND(3),
    /** Understood, and not possible in the state things are in. */
    REFUSED(4),
    /** The database or Temporal does not answer. */
    UNAVAILABLE(5),
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
