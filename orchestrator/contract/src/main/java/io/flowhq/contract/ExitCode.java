package io.flowhq.contract;

/** How every Flow HQ command ends, launcher and admin shell alike. */
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

    private final int value;

    ExitCode(int value) {
        this.value = value;
    }

    public int value() {
        return value;
    }
}
