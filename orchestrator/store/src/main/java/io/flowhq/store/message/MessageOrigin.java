package io.flowhq.store.message;

/** Whose words an outgoing message is: {@code message_logs.origin}. */
public enum MessageOrigin {
    /** A reply file's. */
    TEMPLATE,
    /** The owner's own answer to a keyword. */
    OWNER_REPLY,
    /** The one warning when the limit is reached. */
    RATE_WARNING,
    /** The "please wait" when a chat's queue is full. */
    QUEUE_NOTICE,
    /** A person's, typed on the business's own phone. */
    PHONE,
    /** A person's, written on a screen of ours. */
    PERSON,
    /** A program's that has an API key. */
    PROGRAM,
    /** Of the tenant's endpoint, which was asked what the assistant does not know. */
    EXTERNAL;

    /** Whether it answers no message by itself, but was asked to be sent. */
    public boolean isText() {
        return this == PERSON || this == PROGRAM;
    }
}
