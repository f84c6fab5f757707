package io.flowhq.store.message;

import org.jspecify.annotations.Nullable;

/**
 * A chat by its newest message.
 *
 * @param contactId whose it is, null while nobody is known under its id
 * @param name as the customer calls themselves, null while it is not known
 * @param phoneNumber digits, null while only a hidden id is known
 * @param lid the digits of the hidden id, null while it is not known
 * @param username null while it is not known
 */
public record ChatSummary(
        MessageLog newest,
        @Nullable Long contactId,
        @Nullable String name,
        @Nullable String phoneNumber,
        @Nullable String lid,
        @Nullable String username) {

    /** Without names, numbers and texts, so that it may be logged. */
    @Override
    public String toString() {
        return "ChatSummary[" + newest + "]";
    }
}
