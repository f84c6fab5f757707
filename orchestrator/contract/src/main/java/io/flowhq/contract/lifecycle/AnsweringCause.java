package io.flowhq.contract.lifecycle;

/** Why a tenant's customers get no answers, whatever its phase says. */
public enum AnsweringCause {
    START_WAITS("its start waits for an orchestrator to take it"),
    NO_WORKER("no bot-worker has room for it"),
    STARTING("its browser is still opening"),
    NEEDS_LINKING("no phone is linked to it"),
    RECOVERING("its session was lost and is being brought back"),
    STOPPING("its browser is closing"),
    FAILED("it failed and waits for a person"),
    WORKER_GONE("its bot-worker does not report"),
    SESSION_GONE("no bot-worker holds its session"),
    DISCONNECTED("its session is not connected to WhatsApp"),
    PAGE_SILENT("its page does not show that it hears WhatsApp"),
    MESSAGE_HELD("a message has reached its bot-worker, which cannot log it"),
    SENDING_STALLED("an answer was given to the page, which does not confirm it"),
    NOT_TAKEN_UP("its session does not take up messages"),
    UNCERTAIN("nobody knows whether an answer was sent; see what is to be done"),
    NOT_SENT("an answer could not be sent; see what is to be done");

    private final String sentence;

    AnsweringCause(String sentence) {
        this.sentence = sentence;
    }

    /** As in "not answering: <em>sentence</em>". */
    public String sentence() {
        return sentence;
    }
}
