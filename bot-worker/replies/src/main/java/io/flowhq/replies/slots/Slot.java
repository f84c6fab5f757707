package io.flowhq.replies.slots;

import java.util.Locale;

/** A kind of detail that a message may give. */
public enum Slot {
    /** A product or service, in the customer's words. */
    THING,
    /** Several things with their numbers, in the customer's words; the value is how many of them are counted. */
    LIST,
    /** How many pieces, units or people: {@code 2}, {@code 0.5}. */
    NUMBER,
    PLACE,
    /** {@code today}, {@code tomorrow}, {@code +2}, {@code Monday}, or {@code 12-05} for the twelfth of May. */
    DAY,
    /** {@code 16:30}. */
    TIME,
    NAME,
    /** Of an order, a receipt or a ticket. */
    REFERENCE,
    /** {@code +255700000001}. */
    PHONE,
    /** A sum of money in digits. */
    PRICE;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
