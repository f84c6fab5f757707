package io.flowhq.store.followup;

import io.flowhq.contract.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person has to do about a customer's message.
 *
 * @param chatId the chat key of the customer
 * @param contactId the customer, null when the chat is nobody's whose contact is known
 * @param phoneNumber the customer's digits, null while only a hidden id is known
 * @param waMessageId WhatsApp's id of the message
 * @param text of the message with those that were merged into it; empty when it had none or is no longer kept
 * @param takenBy who deals with it, null while nobody does
 * @param doneBy who has dealt with it, null while it is open
 */
public record FollowUp(
        TenantId tenant,
        long id,
        String chatId,
        @Nullable Long contactId,
        @Nullable String phoneNumber,
        FollowUpReason reason,
        long messageId,
        String waMessageId,
        String text,
        Instant createdAt,
        @Nullable String takenBy,
        @Nullable Instant takenAt,
        @Nullable String doneBy,
        @Nullable Instant doneAt) {

    /** WhatsApp's id of the chat in which the customer wrote, where an answer goes. */
    public String replyChat() {
        String[] parts = waMessageId.split("_", 3);
        return parts.length == 3 && parts[1].contains("@") ? parts[1] : chatId;
    }

    /** Without numbers and texts, so that it may be logged. */
    @Override
    public String toString() {
        return "FollowUp[" + tenant + " " + id + " " + reason + "]";
    }
}
