package io.flowhq.store.message;

import io.flowhq.contract.TenantId;
import java.time.Instant;

/**
 * A customer's message as it stands in {@code message_logs}.
 *
 * @param chatId the chat key of the customer, see {@link Contact}
 * @param waMessageId names the chat in which it was written, where the answer goes
 * @param id rises with arrival, within a tenant and so within a chat
 * @param writtenAt WhatsApp's time of it, to the second
 * @param caughtUp it was written while nobody was connected, and found on the next connection
 */
public record InboundMessageRow(
        TenantId tenant,
        long id,
        String chatId,
        String waMessageId,
        MessageKind kind,
        String text,
        Instant writtenAt,
        boolean caughtUp) {}
