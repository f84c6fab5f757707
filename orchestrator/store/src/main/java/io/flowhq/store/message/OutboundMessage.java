package io.flowhq.store.message;

import io.flowhq.contract.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An unfinished answer as it stands in {@code message_logs}.
 *
 * @param answers the row of the customer's message, null when there is none
 * @param begunAt when it was first given to the page, null when it never was
 * @param attempts how often it was given to a page, over all sessions
 * @param refusals how many of these surely sent nothing
 */
public record OutboundMessage(
        TenantId tenant,
        long id,
        String chatId,
        String waMessageId,
        String text,
        MessageOrigin origin,
        @Nullable String quotes,
        @Nullable Long answers,
        OutboundOutcome outcome,
        @Nullable Instant begunAt,
        int attempts,
        int refusals) {

    /** Attempts of which the page never said what had become of them. */
    public int unclearAttempts() {
        return attempts - refusals;
    }
}
