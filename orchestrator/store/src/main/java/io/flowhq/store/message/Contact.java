package io.flowhq.store.message;

import io.flowhq.contract.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A person who writes to a tenant.
 *
 * @param chatKey what their messages, hand-offs and order go by, under whichever id they write; never changes
 * @param phoneNumber digits, null while only a hidden id is known
 * @param lid the digits of the hidden id, null while it is not known
 */
public record Contact(
        TenantId tenant,
        long id,
        String chatKey,
        @Nullable String phoneNumber,
        @Nullable String lid,
        @Nullable String name) {

    /** Without numbers and names, so that it may be logged. */
    @Override
    public String toString() {
        return "Contact[" + tenant + " " + id + "]";
    }
}
