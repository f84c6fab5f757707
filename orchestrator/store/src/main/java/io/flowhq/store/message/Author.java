package io.flowhq.store.message;

/** Who wrote a message: {@code message_logs.author}. Only a customer is answered, and only the owner silences the assistant. */
public enum Author {
    CUSTOMER,
    /** A person of the business, on the phone or on another linked device. */
    OWNER,
    /** The phone by itself, such as the greeting and the away message of the Business app. */
    PHONE_AUTOMATION,
    /** A program on another linked device, such as a second assistant. */
    OTHER_DEVICE,
    /** A program on the other side, such as Meta AI. */
    AUTOMATON,
    /** WhatsApp's own account. */
    WHATSAPP,
    /** The business to itself. */
    SELF
}
