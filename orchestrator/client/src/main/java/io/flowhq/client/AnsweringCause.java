package io.flowhq.client;

import io.flowhq.store.answering.UnansweredMessages;
import io.flowhq.store.tenant.ObservedStatus;

/** Why a tenant does not answer, as far as its phase, its session and its worker tell. */
public enum AnsweringCause {
    NO_WORKER("no bot-worker has room for it"),
    STARTING("its browser is still opening"),
    NEEDS_LINKING("no phone is linked to it"),
    RECOVERING("its session was lost and is being brought back"),
    STOPPING("its browser is closing"),
    FAILED("it failed and waits for a person"),
    WORKER_GONE("its bot-worker does not report"),
    DISCONNECTED("its session is not connected to WhatsApp"),
    SENDING_STALLED("an answer was given to the page, which does not confirm it"),
    NOT_TAKEN_UP("its session does not take up messages");

    private final String sentence;

    AnsweringCause(String sentence) {
        this.sentence = sentence;
    }

    static AnsweringCause of(ObservedStatus observed, UnansweredMessages unanswered) {
        return switch (observed.phase()) {
            case WAITING_FOR_SLOT -> NO_WORKER;
            case NEW, PROVISIONING, STARTING -> STARTING;
            case AWAITING_SCAN -> NEEDS_LINKING;
            case RECOVERING -> RECOVERING;
            case STOPPING, STOPPED, DELETED -> STOPPING;
            case ERROR -> FAILED;
            case RUNNING -> whileRunning(unanswered);
        };
    }

    private static AnsweringCause whileRunning(UnansweredMessages unanswered) {
        if (unanswered.workerGone()) {
            return WORKER_GONE;
        }
        if (!unanswered.connected()) {
            return DISCONNECTED;
        }
        return unanswered.sending() ? SENDING_STALLED : NOT_TAKEN_UP;
    }

    /** As in "not answering: <em>sentence</em>". */
    public String sentence() {
        return sentence;
    }
}
