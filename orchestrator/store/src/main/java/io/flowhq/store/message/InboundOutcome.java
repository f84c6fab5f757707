package io.flowhq.store.message;

/** What became of a customer's message: {@code message_logs.outcome} of rows with direction IN. */
public enum InboundOutcome {
    /** Not dealt with yet; taken up in order after any crash. */
    RECEIVED,
    ANSWERED,
    /** Its answer is UNCERTAIN. */
    UNCERTAIN,
    /** Its answer could not be sent; the operator sees the cause. */
    FAILED,
    /** The tenant's limit was reached: it got the one warning, or nothing. */
    OVER_LIMIT,
    /** More messages were waiting in its chat than are kept. */
    QUEUE_FULL,
    /** Found on reconnect and older than is answered: for a human. */
    TOO_OLD,
    /** A human has taken this chat. */
    HANDED_OFF,
    /** The operator had silenced the bot. */
    PAUSED
}
