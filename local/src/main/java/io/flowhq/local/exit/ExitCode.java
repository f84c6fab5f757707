package io.flowhq.local.exit;

/** The exit codes of every Flow HQ command. */
public enum ExitCode {
    DONE(0),
    FAILED(1),
    USAGE(2),
    NOT_FOUND(3),
    REFUSED(4),
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
