package io.flowhq.store.page;

import io.flowhq.contract.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Something that a page is asked for about one chat.
 *
 * @param messageId WhatsApp's id of the message it is about; null where it is about the chat
 */
public record PageRequest(
        TenantId tenant,
        long id,
        PageRequestKind kind,
        String chatId,
        @Nullable String messageId) {

    /** Without the customer's number. */
    @Override
    public String toString() {
        return "PageRequest[" + tenant + ", " + id + ", " + kind + "]";
    }
}
