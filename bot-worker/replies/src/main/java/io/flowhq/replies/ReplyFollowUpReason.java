package io.flowhq.replies;

/** Why a person has something to do after a reply. */
public enum ReplyFollowUpReason {
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
    /** A payment is to be checked, or somebody waits for the ways to pay. */
    PAYMENT,
    DELIVERY,
    COMPLAINT,
    REFUND,
    PERSON_WANTED,
    /** A stolen PIN, money sent wrong, fraud. */
    SECURITY,
    /** Danger to life or goods. */
    DANGER;

    /** Whether nobody can do anything before the customer has said what, how many, where or when. */
    boolean needsDetails() {
        return switch (this) {
            case QUESTION, PRICE_UNKNOWN, AVAILABILITY, ORDER, BOOKING, DELIVERY -> true;
            case UNKNOWN_QUESTION, CHANGE, STATUS, PAYMENT, COMPLAINT, REFUND, PERSON_WANTED, SECURITY, DANGER -> false;
        };
    }
}
