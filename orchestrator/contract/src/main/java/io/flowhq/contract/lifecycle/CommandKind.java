package io.flowhq.contract.lifecycle;

/** The commands of {@link TenantLifecycle}, one per update method. */
public enum CommandKind {
    START("start"),
    STOP("stop"),
    RESTART("restart"),
    FORCE_RESTART("force-restart"),
    LOGOUT("log out"),
    DELETE("delete"),
    PAUSE("pause"),
    RESUME("resume"),
    REQUEST_PAIRING_CODE("get a pairing code for"),
    SHOW_NEW_CODE("get a new code for"),
    SCREENSHOT("take a picture of");

    private final String verb;

    CommandKind(String verb) {
        this.verb = verb;
    }

    /** As in "cannot <em>verb</em> the tenant". */
    public String verb() {
        return verb;
    }
}
