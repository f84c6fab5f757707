package io.flowhq.store.message;

/** How far an answer has come: {@code message_logs.outcome} of rows with direction OUT. */
public enum OutboundOutcome {
    /** Written down, certainly not sent. */
    PLANNED,
    /** Given to the page, or about to be, or held by the page until WhatsApp takes it; the chat is searched for its id. */
    SENDING,
    /** The page confirmed it, or WhatsApp acknowledged it. */
    SENT,
    /** Certainly not sent, and given up. */
    FAILED,
    /** Nobody can know; listed, and never sent again. An acknowledgement that comes later makes it SENT. */
    UNCERTAIN,
    /** Certainly not sent, because meanwhile it was not to be: the bot was paused, a person took the chat, it is too late. */
    WITHDRAWN
}
