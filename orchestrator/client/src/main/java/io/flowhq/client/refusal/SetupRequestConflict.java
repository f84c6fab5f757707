package io.flowhq.client.refusal;

/** A setup request is not in a state in which this is possible. */
public final class SetupRequestConflict extends Refusal {

    private final String nextStep;

    private SetupRequestConflict(String code, String message, String nextStep) {
        super(code, message);
        this.nextStep = nextStep;
    }

    /** The tenant has one that is not rejected. */
    public static SetupRequestConflict open() {
        return new SetupRequestConflict(
                "setup_request_open",
                "The business already has a setup request that is not rejected.",
                "Follow that one; another can be made after it is rejected.");
    }

    /** @param act {@code review}, {@code approve} or {@code reject} */
    public static SetupRequestConflict decided(String id, String act) {
        return new SetupRequestConflict(
                "setup_request_decided",
                "Setup request " + id + " was not " + (act.endsWith("e") ? act + "d" : act + "ed")
                        + ": it is no longer waiting for a decision.",
                "Look it up again to see what became of it.");
    }

    public String nextStep() {
        return nextStep;
    }
}
