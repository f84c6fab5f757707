package io.flowhq.store.followup;

/** Why a person has something to do: {@code follow_ups.reason}. */
public enum FollowUpReason {
    /** The message was not understood. */
    UNKNOWN_QUESTION,
    /** A question that only the business can answer. */
    QUESTION,
    PRICE_UNKNOWN,
    AVAILABILITY,
    ORDER,
    BOOKING,
    /** An order or booking is to be changed or cancelled. */
    CHANGE,
    /** Where an order, parcel, repair or booking stands. */
    STATUS,
    PAYMENT,
    DELIVERY,
    COMPLAINT,
    REFUND,
    PERSON_WANTED,
    /** A stolen PIN, money sent wrong, fraud. */
    SECURITY,
    /** Danger to life or goods. */
    DANGER,
    /** A message without content, or one that the database refuses. */
    UNREADABLE,
    VOICE_NOTE,
    CALL,
    /** Too many messages waited for an answer. */
    OVER_LIMIT,
    /** The answer could not be sent, or none could be made. */
    SEND_FAILED,
    /** Found on reconnect and older than is answered. */
    TOO_OLD,
    /** The chat repeats itself, as an automaton does. */
    LOOP
}
