package io.flowhq.store.message;

/** What became of a customer's message: {@code message_logs.outcome} of rows with direction IN. */
public enum InboundOutcome {
    /** Not dealt with yet; taken up in order after any crash. */
    RECEIVED,
    ANSWERED,
    /** Its answer is UNCERTAIN. */
    UNCERTAIN,
    /** Its answer could not be sent, or nothing could be made of it; the operator sees the cause. */
    FAILED,
    /** So many waited for the tenant's limit that an answer would have come too late: it got the one warning, or nothing. */
    OVER_LIMIT,
    /** More messages were waiting in its chat than are kept. */
    QUEUE_FULL,
    /** Found on reconnect and older than is answered: for a human. */
    TOO_OLD,
    /** A human has taken this chat. */
    HANDED_OFF,
    /** The operator had silenced the bot. */
    PAUSED,
    /** The customer deleted it before it was answered. */
    DELETED,
    /** One answer for several of its kind was given shortly before. */
    SAID_BEFORE
}
