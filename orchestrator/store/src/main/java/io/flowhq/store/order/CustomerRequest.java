package io.flowhq.store.order;

import io.flowhq.contract.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order or a booking.
 *
 * @param messageId the message that placed it, or changed it last
 * @param waMessageId WhatsApp's id of that message
 * @param total what an order comes to, null where it was not said
 * @param currency of the total
 * @param startsAt of a booking, null of an order
 * @param language in which the customer is told about it
 */
public record CustomerRequest(
        TenantId tenant,
        RequestKind kind,
        long id,
        String chatId,
        long messageId,
        String waMessageId,
        String thing,
        @Nullable String number,
        @Nullable String place,
        @Nullable String name,
        @Nullable BigDecimal total,
        @Nullable String currency,
        @Nullable Instant startsAt,
        String language,
        RequestStatus status,
        Instant createdAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    /** What an order comes to; empty where it was not said. */
    public Optional<OrderTotal> orderTotal() {
        return total == null || currency == null ? Optional.empty() : Optional.of(new OrderTotal(total, currency));
    }

    /** WhatsApp's id of the chat in which the customer wrote, where they are told about it. */
    public String replyChat() {
        String[] parts = waMessageId.split("_", 3);
        return parts.length == 3 && parts[1].contains("@") ? parts[1] : chatId;
    }

    /** Without a customer's words, so that it may be logged. */
    @Override
    public String toString() {
        return "CustomerRequest[" + tenant + " " + kind + " " + id + " " + status + "]";
    }
}
