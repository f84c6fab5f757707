package io.flowhq.web.chat;

import io.flowhq.client.ChatReplies;
import io.flowhq.client.refusal.ChatNotFound;
import io.flowhq.contract.TenantId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What a person wants to write to a customer; nothing in it has been checked.
 *
 * @param contactId one of the tenant's contacts
 * @param to a number or a chat's id, where no contact is named
 */
@JsonNaming(SnakeCaseStrategy.class)
record ReplyRequest(
        @Nullable Long contactId,
        @Nullable String to,
        @Nullable String text) {

    /** @throws ChatNotFound when the tenant has no such contact */
    String chat(TenantId tenant, ChatReplies replies) {
        if (contactId != null) {
            return replies.chatOf(tenant, contactId)
                    .orElseThrow(() -> new ChatNotFound(tenant, "of contact " + contactId));
        }
        return ChatIds.read(to == null ? "" : to);
    }

    /** Holds a customer's number and words, so it says nothing of them. */
    @Override
    public String toString() {
        return "ReplyRequest[]";
    }
}
